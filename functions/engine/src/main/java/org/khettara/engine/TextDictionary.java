package org.khettara.engine;

import java.util.Arrays;

/// The different texts of a column, numbered in order of first appearance from 0.
final class TextDictionary {
    private static final int SHORT = 16;
    private static final int ENTRY = 4;
    private static final int LAST = 1;
    private static final int LENGTH = 2;
    private static final int COUNT = 3;

    private final int mostTexts;
    private final int mostBytes;
    private byte[] text = new byte[64];
    private int bytes;
    private int size;
    private long[] cells = new long[8];

    /// By text, side by side for they are needed together: its first eight bytes, its last eight
    /// where it is longer, its length, and how many cells were numbered so.
    private long[] entries = new long[8 * ENTRY];

    private int[] slots = new int[16];

    /// @param mostTexts bound of the number of texts
    /// @param mostBytes bound of their bytes together
    TextDictionary(int mostTexts, int mostBytes) {
        this.mostTexts = mostTexts;
        this.mostBytes = mostBytes;
    }

    int size() {
        return size;
    }

    /// The bytes that [#cell] points into.
    byte[] text() {
        return text;
    }

    /// `start << 32 | length` of a text.
    long cell(int id) {
        return cells[id];
    }

    long[] cells() {
        return cells;
    }

    /// How many cells hold a text.
    long count(int id) {
        return entries[id * ENTRY + COUNT];
    }

    /// Numbers a column's cells and counts them.
    ///
    /// @param ids receives the number of each row's text
    /// @return false when there are too many different texts: the numbers are worthless then, and
    ///   none of the cells is counted
    boolean number(Batch batch, int column, int[] ids) {
        int base = column * batch.capacity;
        for (int row = 0; row < batch.rows; row++) {
            long cell = batch.cells[base + row];
            int id = number(batch.text, Batch.start(cell), Batch.length(cell));
            if (id < 0) {
                uncount(ids, row);
                return false;
            }
            ids[row] = id;
            entries[id * ENTRY + COUNT]++;
        }
        return true;
    }

    /// Takes the counts of cells back.
    void uncount(int[] ids, int rows) {
        for (int row = 0; row < rows; row++) {
            entries[ids[row] * ENTRY + COUNT]--;
        }
    }

    /// The number of one text, -1 when it is new and there is no more room.
    int number(byte[] from, int start, int length) {
        long first = Words.first(from, start, length);
        long last = length <= 8 ? 0 : Words.at(from, start + length - 8);
        int slot = slot(hash(from, start, length, first, last));
        while (slots[slot] != 0) {
            int id = slots[slot] - 1;
            int entry = id * ENTRY;
            if (entries[entry] == first
                    && entries[entry + LAST] == last
                    && entries[entry + LENGTH] == length
                    && (length <= SHORT || sameMiddle(id, from, start, length))) {
                return id;
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (size >= mostTexts || bytes + length > mostBytes) {
            return -1;
        }
        slots[slot] = size + 1;
        return add(from, start, length, first, last);
    }

    /// The quick compiler has no fast way to compare arrays.
    private boolean sameMiddle(int id, byte[] from, int start, int length) {
        int own = Batch.start(cells[id]);
        for (int at = 8; at + 8 < length; at += 8) {
            if (Words.at(text, own + at) != Words.at(from, start + at)) {
                return false;
            }
        }
        return true;
    }

    private static long hash(byte[] from, int start, int length, long first, long last) {
        long hash = (first ^ length) * 0x9E3779B97F4A7C15L;
        for (int at = 8; at + 8 < length; at += 8) {
            hash = (Long.rotateLeft(hash, 29) ^ Words.at(from, start + at)) * 0x9E3779B97F4A7C15L;
        }
        return (Long.rotateLeft(hash, 29) ^ last) * 0xD6E8FEB86659FD93L;
    }

    private int slot(long hash) {
        return (int) (hash >>> 32 ^ hash >>> 15) & slots.length - 1;
    }

    private int add(byte[] from, int start, int length, long first, long last) {
        int id = size++;
        if (id == cells.length) {
            cells = Arrays.copyOf(cells, id * 2);
            entries = Arrays.copyOf(entries, id * 2 * ENTRY);
        }
        if (text.length < bytes + length + Batch.PADDING) {
            text = Arrays.copyOf(text, Math.max(bytes + length, text.length) * 2 + Batch.PADDING);
        }
        System.arraycopy(from, start, text, bytes, length);
        cells[id] = (long) bytes << 32 | length;
        entries[id * ENTRY] = first;
        entries[id * ENTRY + LAST] = last;
        entries[id * ENTRY + LENGTH] = length;
        bytes += length;
        if (size * 2 > slots.length) {
            rehash();
        }
        return id;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int id = 0; id < size; id++) {
            int start = Batch.start(cells[id]);
            long first = entries[id * ENTRY];
            long hash = hash(text, start, (int) cells[id], first, entries[id * ENTRY + LAST]);
            int slot = slot(hash);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = id + 1;
        }
    }
}
