package org.khettara.engine;

import org.khettara.engine.parquet.Bytes;

/// UTF-8 in arrays, both ways. Malformed bytes become U+FFFD.
final class Utf8 {
    private Utf8() {}

    /// Appends characters; a lone surrogate becomes U+FFFD.
    ///
    /// @param to has room for three bytes a character
    /// @return the position after the last byte
    static int encode(char[] text, int from, int end, byte[] to, int offset) {
        int at = offset;
        for (int i = from; i < end; i++) {
            char c = text[i];
            if (c < 0x80) {
                to[at++] = (byte) c;
            } else if (c < 0x800) {
                to[at++] = (byte) (0xC0 | c >> 6);
                to[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < end
                    && Character.isLowSurrogate(text[i + 1])) {
                int point = Character.toCodePoint(c, text[++i]);
                to[at++] = (byte) (0xF0 | point >> 18);
                to[at++] = (byte) (0x80 | (point >> 12 & 0x3F));
                to[at++] = (byte) (0x80 | (point >> 6 & 0x3F));
                to[at++] = (byte) (0x80 | (point & 0x3F));
            } else {
                char known = Character.isSurrogate(c) ? '\uFFFD' : c;
                to[at++] = (byte) (0xE0 | known >> 12);
                to[at++] = (byte) (0x80 | (known >> 6 & 0x3F));
                to[at++] = (byte) (0x80 | (known & 0x3F));
            }
        }
        return at;
    }

    /// Appends characters; a lone surrogate becomes U+FFFD.
    static void append(char[] text, int from, int end, Bytes to) {
        int before = to.size();
        to.reserve((end - from) * 3);
        to.advance(encode(text, from, end, to.array(), before) - before);
    }

    /// Reads well-formed UTF-8; a C1 control becomes what windows-1252 shows for it.
    ///
    /// @param to has room for a character a byte
    /// @return number of characters
    static int decode(byte[] text, int from, int end, char[] to, int offset) {
        int at = offset;
        int i = from;
        while (i < end) {
            int b = text[i];
            int length = length(b);
            if (length == 1) {
                to[at++] = b < 0 ? '\uFFFD' : (char) b;
            } else if (i + length > end) {
                to[at++] = '\uFFFD';
                break;
            } else if (length == 2) {
                to[at++] = TextInput.shown((char) ((b & 0x1F) << 6 | (text[i + 1] & 0x3F)));
            } else if (length == 3) {
                to[at++] =
                        (char)
                                ((b & 0x0F) << 12
                                        | (text[i + 1] & 0x3F) << 6
                                        | (text[i + 2] & 0x3F));
            } else {
                int point =
                        (b & 0x07) << 18
                                | (text[i + 1] & 0x3F) << 12
                                | (text[i + 2] & 0x3F) << 6
                                | (text[i + 3] & 0x3F);
                to[at++] = Character.highSurrogate(point);
                to[at++] = Character.lowSurrogate(point);
            }
            i += length;
        }
        return at - offset;
    }

    /// Bytes of the character that begins with this one.
    static int length(int first) {
        if (first >= 0) {
            return 1;
        }
        int b = first & 0xFF;
        return b < 0xC0 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
    }

    /// Characters as a reader counts them: bytes that begin one.
    static int characters(byte[] text, int start, int length) {
        int following = 0;
        for (int at = 0; at < length; at += 8) {
            long word = Words.first(text, start + at, length - at);
            following += Long.bitCount(word >>> 7 & ~(word >>> 6) & Words.EACH);
        }
        return length - following;
    }

    static String string(byte[] text, int from, int length) {
        char[] chars = new char[length];
        return new String(chars, 0, decode(text, from, from + length, chars, 0));
    }
}
