package org.khettara.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;

/// A text with everything that is decided before its rows are read.
///
/// @param harmless for a table of one column: the delimiter that any software may read it with
/// @param breaks tells where another table begins behind this one; null where none can
/// @param from where the table begins, titles included
record Sniffed(
        Path file,
        Encoding encoding,
        boolean delimiterLine,
        TextDialect dialect,
        char harmless,
        Layout layout,
        RowProfile profile,
        double meanWords,
        Origin origin,
        @Nullable TableBreak breaks,
        Place from) {
    private static final char STAND_IN = '\u001F';
    private static final int BREAK_ROWS = 20;
    private static final int FEWEST_LINES = 8;

    /// A place in a text, behind its `sep=` line.
    ///
    /// @param bytes of UTF-8 before it
    /// @param records of the source before it
    record Place(long bytes, long records) {}

    static Sniffed sniff(Path file, Encoding encoding, Limits limits) throws IOException, Refusal {
        String sample = sample(file, encoding, limits);
        if (sample.chars().noneMatch(Character::isLetterOrDigit)) {
            throw Refusal.of(ReasonCode.EMPTY, "EMPTY");
        }
        char declared = declaredDelimiter(sample);
        boolean line = declared != TextDialect.NONE;
        String text = line ? sample.substring(lineEnd(sample)) : sample;
        TextDialect dialect = DialectSniffer.sniff(text, limits);
        if (line && dialect.delimiter() != declared) {
            dialect = TextDialect.plain(declared, '"');
        }
        List<SampleRow> rows = rows(text, dialect, limits, 0);
        if (rows.isEmpty()) {
            throw Refusal.of(ReasonCode.EMPTY, "EMPTY");
        }
        List<SampleRow> own = ofFirstTable(rows);
        Layout layout = LayoutFinder.find(own);
        RowProfile profile = RowProfile.of(own, layout);
        char harmless =
                dialect.delimiter() == TextDialect.NONE
                        ? DialectSniffer.harmless(text, dialect, limits)
                        : dialect.delimiter();
        return new Sniffed(
                file,
                encoding,
                line,
                dialect,
                harmless,
                layout,
                profile,
                meanWords(rows),
                new Origin.Text(),
                breaks(layout, own),
                new Place(0, 0));
    }

    /// What follows another table in the same text and the same dialect; null when that is nothing.
    @Nullable Sniffed behind(Place place, Limits limits) throws IOException, Refusal {
        String sample = sample(place, limits);
        List<SampleRow> rows = rows(sample, dialect, limits, place.records());
        if (rows.isEmpty()) {
            return null;
        }
        List<SampleRow> own = ofFirstTable(rows);
        Layout next = LayoutFinder.find(own);
        return new Sniffed(
                file,
                encoding,
                delimiterLine,
                dialect,
                harmless,
                next,
                RowProfile.of(own, next),
                meanWords(rows),
                origin,
                breaks(next, own),
                place);
    }

    /// The rows before another table, which says nothing of this one's columns. What comes before
    /// the first blank row under rows of several cells is surely of the first table.
    private static List<SampleRow> ofFirstTable(List<SampleRow> rows) {
        int end = firstBlankBelow(rows);
        Layout before = end < 0 ? null : LayoutFinder.find(rows.subList(0, end));
        // Two columns may be names and values that say what the table below is.
        TableBreak breaks =
                before == null || before.width() < 3 ? null : breaks(before, rows.subList(0, end));
        if (breaks == null) {
            return rows;
        }
        for (int i = end + 1; i < rows.size(); i++) {
            if (rows.get(i).filled() > 0 && rows.get(i - 1).filled() == 0) {
                int last = Math.min(rows.size(), i + TableBreak.LOOK_AHEAD);
                int begin = breaks.begin(rows.subList(i, last), true);
                if (begin >= 0) {
                    return rows.subList(0, i + begin);
                }
            }
        }
        return rows;
    }

    private static int firstBlankBelow(List<SampleRow> rows) {
        int wide = 0;
        for (int i = 0; i < rows.size(); i++) {
            int filled = rows.get(i).filled();
            wide += filled > 1 ? 1 : 0;
            if (filled == 0 && wide > 2) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable TableBreak breaks(Layout layout, List<SampleRow> rows) {
        List<SampleRow> first =
                rows.stream()
                        .filter(row -> row.record() >= layout.firstData() && row.filled() > 0)
                        .limit(BREAK_ROWS)
                        .toList();
        return layout.width() == 1 || first.isEmpty() ? null : new TableBreak(layout, first);
    }

    /// A text that was written by us: nothing about it is to be found out but, in a grid, its
    /// layout.
    static Sniffed spooled(Path file, Origin.Spooled origin, Limits limits)
            throws IOException, Refusal {
        Encoding encoding = Encoding.of(StandardCharsets.UTF_8, 0, 1);
        TextDialect dialect = TextDialect.plain(',', '"');
        String sample = sample(file, encoding, limits);
        List<SampleRow> rows = rows(sample, dialect, limits, origin.rowsBefore());
        if (rows.isEmpty()) {
            throw Refusal.of(ReasonCode.EMPTY, "EMPTY");
        }
        List<SampleRow> own = origin.isRecords() ? rows : ofFirstTable(rows);
        Layout layout = origin.isRecords() ? Layout.ofRecords(rows) : LayoutFinder.find(own);
        RowProfile profile = RowProfile.of(own, layout);
        return new Sniffed(
                file,
                encoding,
                false,
                dialect,
                ',',
                layout,
                profile,
                meanWords(rows),
                origin,
                origin.isRecords() ? null : breaks(layout, own),
                new Place(0, origin.rowsBefore()));
    }

    private static double meanWords(List<SampleRow> rows) {
        return rows.stream()
                .filter(row -> row.filled() > 0)
                .mapToInt(row -> Chars.tidy(row.cell(0)).split(" ", -1).length)
                .average()
                .orElse(0);
    }

    /// The dialect of the text as [#openUtf8] gives it: a delimiter outside ASCII has a stand-in.
    TextDialect dialectInUtf8() {
        char delimiter = dialect.delimiter();
        boolean outside = delimiter >= 0x80 && delimiter != TextDialect.NONE;
        return outside
                ? new TextDialect(STAND_IN, dialect.blankAfter(), dialect.quote(), dialect.escape())
                : dialect;
    }

    /// Opens the text in UTF-8 where the table begins.
    InputStream openUtf8() throws IOException {
        return openUtf8(from);
    }

    private InputStream openUtf8(Place place) throws IOException {
        InputStream text =
                Utf8Input.open(file, encoding, dialect.delimiter(), dialectInUtf8().delimiter());
        InputStream in = delimiterLine ? afterLine(text) : text;
        in.skipNBytes(place.bytes());
        return in;
    }

    private static InputStream afterLine(InputStream text) throws IOException {
        PushbackInputStream in = new PushbackInputStream(text);
        int c = in.read();
        while (c >= 0 && c != '\n' && c != '\r') {
            c = in.read();
        }
        int next = c == '\r' ? in.read() : -1;
        if (next >= 0 && next != '\n') {
            in.unread(next);
        }
        return in;
    }

    private String sample(Place place, Limits limits) throws IOException {
        try (InputStream in = openUtf8(place)) {
            byte[] bytes = in.readNBytes(limits.sampleChars());
            String text = new String(bytes, StandardCharsets.UTF_8);
            String whole =
                    dialect.delimiter() == dialectInUtf8().delimiter()
                            ? text
                            : text.replace(STAND_IN, dialect.delimiter());
            int end = in.read() < 0 ? whole.length() : lastLineEnd(whole);
            return whole.substring(0, end);
        }
    }

    /// The position after the last line end; the length when there is none.
    private static int lastLineEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) != '\n' && text.charAt(end - 1) != '\r') {
            end--;
        }
        return end == 0 ? text.length() : end;
    }

    /// The beginning of the text, whole lines where there are any: where these are very long, more
    /// of it, so that at least the header is whole.
    private static String sample(Path file, Encoding encoding, Limits limits) throws IOException {
        char[] buffer = new char[limits.sampleChars()];
        int length = 0;
        try (Reader reader = TextInput.open(file, encoding)) {
            int read = reader.read(buffer, 0, buffer.length);
            while (read >= 0 && (length + read < buffer.length || mayBeLarger(buffer, limits))) {
                length += read;
                if (length == buffer.length) {
                    buffer = Arrays.copyOf(buffer, length * 2);
                }
                read = reader.read(buffer, length, buffer.length - length);
            }
            if (read < 0) {
                return new String(buffer, 0, length);
            }
        }
        String text = new String(buffer);
        return text.substring(0, lastLineEnd(text));
    }

    /// Whether a sample has few lines, and is not yet so large that one cell may fill it.
    private static boolean mayBeLarger(char[] sample, Limits limits) {
        int lines = 0;
        for (char c : sample) {
            lines += c == '\n' || c == '\r' ? 1 : 0;
        }
        return lines < FEWEST_LINES && sample.length <= limits.cellChars() / 2;
    }

    private static char declaredDelimiter(String sample) {
        boolean declares = sample.length() > 5 && sample.regionMatches(true, 0, "sep=", 0, 4);
        if (!declares || sample.charAt(4) == '\n' || sample.charAt(4) == '\r') {
            return TextDialect.NONE;
        }
        char after = sample.charAt(5);
        return after == '\n' || after == '\r' ? sample.charAt(4) : TextDialect.NONE;
    }

    private static int lineEnd(String sample) {
        return sample.startsWith("\r\n", 5) ? 7 : 6;
    }

    private static List<SampleRow> rows(
            String text, TextDialect dialect, Limits limits, long rowsBefore)
            throws IOException, Refusal {
        RecordParser parser = new RecordParser(new StringReader(text), limits, rowsBefore);
        Row row = new Row();
        List<SampleRow> rows = new ArrayList<>();
        boolean anything = false;
        while (rows.size() < limits.sampleRows() && parser.next(row, dialect)) {
            anything |= !row.isBlank();
            rows.add(new SampleRow(row.record, row.cells()));
        }
        return anything ? rows : List.of();
    }
}
