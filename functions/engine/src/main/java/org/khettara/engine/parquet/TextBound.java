package org.khettara.engine.parquet;

import java.util.Arrays;

/// Short bounds of long UTF-8 strings, in the order of their bytes.
final class TextBound {
    private static final int MAX_LENGTH = 64;

    private TextBound() {}

    /// The string itself, or as many of its first characters as fit.
    static byte[] lower(byte[] text) {
        return text.length <= MAX_LENGTH
                ? text
                : Arrays.copyOf(text, characterStart(text, MAX_LENGTH));
    }

    /// The string itself, or a short one above it: cut, and its last character raised by one where
    /// that leaves the character's first bytes alone. The long one when no character can be raised.
    static byte[] upper(byte[] text) {
        if (text.length <= MAX_LENGTH) {
            return text;
        }
        int end = characterStart(text, MAX_LENGTH);
        while (end > 0) {
            int last = text[end - 1] & 0xFF;
            if (last != 0x7F && last < 0xBF) {
                byte[] bound = Arrays.copyOf(text, end);
                bound[end - 1]++;
                return bound;
            }
            end = characterStart(text, end - 1);
        }
        return text;
    }

    /// Where the character begins that the byte is of.
    private static int characterStart(byte[] text, int at) {
        int start = at;
        while (start > 0 && (text[start] & 0xC0) == 0x80) {
            start--;
        }
        return start;
    }
}
