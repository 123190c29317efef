package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The lines of a text that explains tables, to be kept as their notes.
final class ReadMe {
    private static final int MOST_LINES = 100;
    private static final int LONGEST_LINE = 1000;

    private ReadMe() {}

    /// The lines of a text file that are not blank; none of a file that is no text.
    static List<String> ofText(Path file) throws IOException {
        EncodingDetector.Survey survey = EncodingDetector.Survey.of(file);
        Encoding encoding = EncodingDetector.detect(file, survey);
        List<String> lines = new ArrayList<>();
        if (survey.isBinary()) {
            return lines;
        }
        try (Reader in = new BufferedReader(TextInput.open(file, encoding))) {
            StringBuilder line = new StringBuilder();
            int c = in.read();
            while (c >= 0 && lines.size() < MOST_LINES) {
                if (c == '\n' || c == '\r') {
                    add(line, lines);
                } else if (line.length() < LONGEST_LINE) {
                    line.append((char) c);
                }
                c = in.read();
            }
            add(line, lines);
        }
        return lines;
    }

    private static void add(StringBuilder line, List<String> lines) {
        String text = Chars.tidy(line.toString());
        if (!text.isEmpty()) {
            lines.add(text);
        }
        line.setLength(0);
    }

    /// The rows of a sheet that is no table.
    static List<String> ofSheet(Sniffed sheet, Limits limits) throws IOException, Refusal {
        List<String> lines = new ArrayList<>();
        try (Reader in = new InputStreamReader(sheet.openUtf8(), UTF_8)) {
            RecordParser parser = new RecordParser(in, limits);
            Row row = new Row();
            while (lines.size() < MOST_LINES && parser.next(row, sheet.dialect())) {
                String note = new SampleRow(row.record, row.cells()).note();
                if (!note.isEmpty()) {
                    lines.add(note.substring(0, Math.min(LONGEST_LINE, note.length())));
                }
            }
        }
        return lines;
    }
}
