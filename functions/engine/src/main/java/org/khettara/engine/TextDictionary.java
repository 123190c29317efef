package org.khettara.engine;

import java.util.Arrays;

/// The different texts of a column, numbered in order of first appearance from 0.
final class TextDictionary {
    private static final int SHORT = 16;

    private final int mostTexts;
    private final int mostBytes;
    private byte[] text = new byte[64];
    private int bytes;
    private int size;
    private long[] cells = new long[8];
    private long[] firsts = new long[8];
    private long[] lasts = new long[8];
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

    /// Numbers a column's cells.
    ///
    /// @param ids receives the number of each row's text
    /// @return false when there are too many different texts: the numbers are worthless then
    boolean number(Batch batch, int column, int[] ids) {
        int base = column * batch.capacity;
        for (int row = 0; row < batch.rows; row++) {
            long cell = batch.cells[base + row];
            int id = number(batch.text, Batch.start(cell), Batch.length(cell));
            if (id < 0) {
                return false;
            }
            ids[row] = id;
        }
        return true;
    }

    /// The number of one text, -1 when it is new and there is no more room.
    int number(byte[] from, int start, int length) {
        long first = Words.first(from, start, length);
        long last = length <= 8 ? 0 : Words.at(from, start + length - 8);
        int slot = slot(hash(from, start, length, first, last));
        while (slots[slot] != 0) {
            int id = slots[slot] - 1;
            if (firsts[id] == first
                    && lasts[id] == last
                    && (int) cells[id] == length
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
            firsts = Arrays.copyOf(firsts, id * 2);
            lasts = Arrays.copyOf(lasts, id * 2);
        }
        if (text.length < bytes + length + Batch.PADDING) {
            text = Arrays.copyOf(text, Math.max(bytes + length, text.length) * 2 + Batch.PADDING);
        }
        System.arraycopy(from, start, text, bytes, length);
        cells[id] = (long) bytes << 32 | length;
        firsts[id] = first;
        lasts[id] = last;
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
            long hash = hash(text, start, (int) cells[id], firsts[id], lasts[id]);
            int slot = slot(hash);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = id + 1;
        }
    }
}
