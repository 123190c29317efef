package org.khettara.engine.parquet;

import java.util.Arrays;

/// The least and the greatest of some cells. Every value between them shares their common prefix,
/// so that prefix and one byte more mostly tell that a value is neither.
final class TextRange {
    private static final int NEAR = 16;

    private final byte[] text;
    private final boolean signed;
    private long min;
    private long max;
    private int common;

    /// @param signed whether the first byte has a sign, as in fixed-length numbers
    TextRange(byte[] text, long first, boolean signed) {
        this.text = text;
        this.signed = signed;
        this.min = first;
        this.max = first;
        this.common = (int) first;
    }

    byte[] min() {
        return value(min);
    }

    byte[] max() {
        return value(max);
    }

    private byte[] value(long cell) {
        int from = (int) (cell >>> 32);
        return Arrays.copyOfRange(text, from, from + (int) cell);
    }

    void addAll(long[] cells, int count) {
        int i = 0;
        while (i < count) {
            i = nextOutside(cells, i, count);
            if (i < count) {
                add(cells[i]);
                i++;
            }
        }
    }

    /// The next cell that may be less than the least or greater than the greatest.
    private int nextOutside(long[] cells, int from, int count) {
        byte[] bytes = text;
        int prefix = common;
        int minAt = (int) (min >>> 32);
        int low = key(min, prefix);
        int high = key(max, prefix);
        int flip = signed && prefix == 0 ? 0x80 : 0;
        for (int i = from; i < count; i++) {
            long cell = cells[i];
            int at = (int) (cell >>> 32);
            if ((int) cell <= prefix) {
                return i;
            }
            int key = (bytes[at + prefix] & 0xFF) ^ flip;
            if (key <= low || key >= high) {
                return i;
            }
            for (int k = 0; k < prefix; k++) {
                if (bytes[at + k] != bytes[minAt + k]) {
                    return i;
                }
            }
        }
        return count;
    }

    /// What orders a cell at a byte: -1 where it has ended.
    private int key(long cell, int at) {
        if (at >= (int) cell) {
            return -1;
        }
        int one = text[(int) (cell >>> 32) + at] & 0xFF;
        return signed && at == 0 ? one ^ 0x80 : one;
    }

    private void add(long cell) {
        int at = mismatch(cell, min, 0);
        if (key(cell, at) < key(min, at)) {
            min = cell;
            common = Math.min(common, at);
        } else if (at < common) {
            max = cell;
            common = at;
        } else {
            at = mismatch(cell, max, common);
            if (key(cell, at) > key(max, at)) {
                max = cell;
                common = mismatch(min, max, common);
            }
        }
    }

    /// The first byte from `at` on in which two cells differ, the shorter's end where it begins the
    /// other. Most differ soon, so a loop is faster than [Arrays#mismatch].
    private int mismatch(long a, long b, int at) {
        int one = (int) (a >>> 32);
        int other = (int) (b >>> 32);
        int end = Math.min((int) a, (int) b);
        int stop = Math.min(end, at + NEAR);
        int i = at;
        while (i < stop && text[one + i] == text[other + i]) {
            i++;
        }
        if (i < stop || i == end) {
            return i;
        }
        int more = Arrays.mismatch(text, one + i, one + end, text, other + i, other + end);
        return more < 0 ? end : i + more;
    }
}
