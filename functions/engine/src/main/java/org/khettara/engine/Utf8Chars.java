package org.khettara.engine;

import java.io.Reader;

/// Reads UTF-8 in an array as characters.
final class Utf8Chars extends Reader {
    private final byte[] text;
    private final int end;
    private int position;

    Utf8Chars(byte[] text, int from, int end) {
        this.text = text;
        this.position = from;
        this.end = end;
    }

    @Override
    public int read(char[] to, int offset, int length) {
        if (position == end) {
            return -1;
        }
        // Whole characters only, and at least one, for which any caller has room; no byte makes
        // more than one char.
        int stop = Math.min(end, position + length);
        while (stop < end && stop > position && (text[stop] & 0xC0) == 0x80) {
            stop--;
        }
        if (stop == position) {
            stop = Math.min(end, position + Utf8.length(text[position]));
        }
        int read = Utf8.decode(text, position, stop, to, offset);
        position = stop;
        return read;
    }

    /// Bytes of the first characters from a position on.
    static int bytes(byte[] text, int from, int chars) {
        int at = from;
        for (int left = chars; left > 0; left--) {
            int length = Utf8.length(text[at]);
            left -= length == 4 ? 1 : 0;
            at += length;
        }
        return at - from;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
