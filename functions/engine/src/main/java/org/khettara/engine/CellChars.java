package org.khettara.engine;

/// One cell decoded into characters; filled anew for each cell.
final class CellChars {
    private char[] text = new char[0];
    private int length;

    /// @param cell `start << 32 | length` in `bytes`, UTF-8
    void set(byte[] bytes, long cell) {
        int count = Batch.length(cell);
        if (text.length < count) {
            text = new char[count * 2];
        }
        int start = Batch.start(cell);
        length = Utf8.decode(bytes, start, start + count, text, 0);
    }

    /// Its characters, the first [#length] of them.
    char[] text() {
        return text;
    }

    int length() {
        return length;
    }

    boolean isTotal() {
        return CellWords.isTotal(Chars.trim(text, 0, length));
    }
}
