package org.khettara.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.khettara.engine.parquet.Bytes;

/// How a text stands in RFC 4180: quoted only where it must be.
final class CsvText {
    private static final long QUOTE = 0x22 * Words.EACH;
    private static final long COMMA = 0x2C * Words.EACH;
    private static final long LF = 0x0A * Words.EACH;
    private static final long CR = 0x0D * Words.EACH;

    private CsvText() {}

    /// Blanks at the ends get lost in many readers.
    static boolean needsQuotes(byte[] text, int start, int length) {
        if (length == 0) {
            return false;
        }
        if (text[start] == ' ' || text[start + length - 1] == ' ') {
            return true;
        }
        for (int at = 0; at < length; at += 8) {
            long word = Words.first(text, start + at, length - at);
            long marks =
                    Words.zeros(word ^ QUOTE)
                            | Words.zeros(word ^ COMMA)
                            | Words.zeros(word ^ LF)
                            | Words.zeros(word ^ CR);
            if (marks != 0) {
                return true;
            }
        }
        return false;
    }

    /// Appends a text, quoted where it must be: `start << 32 | length` in `to`.
    static long append(byte[] text, int start, int length, Bytes to) {
        int at = to.size();
        if (needsQuotes(text, start, length)) {
            quote(text, start, length, to);
        } else {
            to.write(text, start, length);
        }
        return (long) at << 32 | to.size() - at;
    }

    /// Appends a text, quoted where it must be.
    static void append(String cell, Bytes to) {
        byte[] text = cell.getBytes(StandardCharsets.UTF_8);
        append(Arrays.copyOf(text, text.length + Batch.PADDING), 0, text.length, to);
    }

    private static void quote(byte[] text, int start, int length, Bytes to) {
        to.write('"');
        int begun = start;
        for (int i = start; i < start + length; i++) {
            if (text[i] == '"') {
                to.write(text, begun, i + 1 - begun);
                begun = i;
            }
        }
        to.write(text, begun, start + length - begun);
        to.write('"');
    }
}
