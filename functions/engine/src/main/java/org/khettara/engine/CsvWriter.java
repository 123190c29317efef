package org.khettara.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes RFC 4180: UTF-8 without a byte order mark, CRLF, quotes only where they are needed.
final class CsvWriter implements AutoCloseable {
    private static final int FLUSH = 1 << 16;

    private final OutputStream out;
    private final Bytes line = new Bytes();
    private boolean first = true;
    private boolean empty = true;

    CsvWriter(Path file) throws IOException {
        this.out = Files.newOutputStream(file);
    }

    void cell(char[] text, int from, int to) {
        if (!first) {
            line.write(',');
        }
        first = false;
        empty &= from == to;
        if (needsQuotes(text, from, to)) {
            quote(text, from, to);
        } else {
            line.writeUtf8(text, from, to);
        }
    }

    void cell(String text) {
        cell(text.toCharArray(), 0, text.length());
    }

    private static boolean needsQuotes(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c <= ',' && (c == ',' || c == '"' || c == '\n' || c == '\r')) {
                return true;
            }
        }
        // Blanks at the ends get lost in many readers.
        return from < to && (text[from] == ' ' || text[to - 1] == ' ');
    }

    private void quote(char[] text, int from, int to) {
        line.write('"');
        int begun = from;
        for (int i = from; i < to; i++) {
            if (text[i] == '"') {
                line.writeUtf8(text, begun, i + 1);
                line.write('"');
                begun = i + 1;
            }
        }
        line.writeUtf8(text, begun, to);
        line.write('"');
    }

    /// @param columns of the table: the empty record of one column is quoted, else it is a blank
    ///   line
    void endRow(int columns) throws IOException {
        if (empty && columns == 1) {
            line.write('"');
            line.write('"');
        }
        line.write('\r');
        line.write('\n');
        first = true;
        empty = true;
        if (line.size() >= FLUSH) {
            flush();
        }
    }

    private void flush() throws IOException {
        line.writeTo(out);
        line.clear();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
