package org.khettara.engine.parquet;

import java.util.Arrays;

/// Writes the values of a page of strings or of fixed-length numbers, and finds their bounds. A
/// cell is start << 32 | length.
final class TextPage {
    private final String name;
    private final int fixedLength;

    TextPage(ParquetColumn column) {
        this.name = column.name();
        this.fixedLength = column.fixedLength();
    }

    void writePlain(byte[] text, long[] cells, int count, Bytes out) {
        if (fixedLength > 0) {
            writeFixed(text, cells, count, out);
            return;
        }
        long total = 0;
        for (int i = 0; i < count; i++) {
            total += (int) cells[i];
        }
        out.reserve(Math.toIntExact(total + 4L * count));
        byte[] to = out.array();
        int at = out.size();
        for (int i = 0; i < count; i++) {
            long cell = cells[i];
            int length = (int) cell;
            to[at] = (byte) length;
            to[at + 1] = (byte) (length >>> 8);
            to[at + 2] = (byte) (length >>> 16);
            to[at + 3] = (byte) (length >>> 24);
            System.arraycopy(text, (int) (cell >>> 32), to, at + 4, length);
            at += 4 + length;
        }
        out.advance(at - out.size());
    }

    private void writeFixed(byte[] text, long[] cells, int count, Bytes out) {
        for (int i = 0; i < count; i++) {
            int length = (int) cells[i];
            if (length != fixedLength) {
                throw new IllegalArgumentException(
                        name + ": a value of " + length + " bytes, not " + fixedLength);
            }
            out.write(text, (int) (cells[i] >>> 32), length);
        }
    }

    Bounds bounds(byte[] text, long[] cells, int count) {
        Range range = new Range(text, cells[0], fixedLength > 0);
        for (int i = 1; i < count; i++) {
            range.add(cells[i]);
        }
        return bounds(range);
    }

    /// Bounds of the dictionary's entries that occur.
    Bounds bounds(Dictionary.Texts dictionary, int[] ids, int count) {
        long[] cells = dictionary.cells();
        Range range = new Range(dictionary.text(), cells[ids[0]], fixedLength > 0);
        for (int i = 1; i < count; i++) {
            range.add(cells[ids[i]]);
        }
        return bounds(range);
    }

    private Bounds bounds(Range range) {
        byte[] min = range.value(range.min);
        byte[] max = range.value(range.max);
        return fixedLength > 0 ? Bounds.exact(min, max) : Bounds.ofText(min, max);
    }

    /// The least and the greatest cell so far. Every value between them shares their common prefix,
    /// so one comparison mostly tells that a value is neither.
    private static final class Range {
        private final byte[] text;
        private final boolean signed;
        private long min;
        private long max;
        private int common;

        Range(byte[] text, long first, boolean signed) {
            this.text = text;
            this.signed = signed;
            this.min = first;
            this.max = first;
            this.common = (int) first;
        }

        void add(long cell) {
            int at = mismatch(cell, min);
            if (at < 0) {
                return;
            }
            if (below(cell, min, at)) {
                min = cell;
                common = Math.min(common, at);
            } else if (at < common) {
                max = cell;
                common = at;
            } else {
                raise(cell);
            }
        }

        private void raise(long cell) {
            int at = mismatch(cell, max);
            if (at >= 0 && below(max, cell, at)) {
                max = cell;
                int shared = mismatch(min, max);
                common = shared < 0 ? (int) max : shared;
            }
        }

        /// The first byte in which two cells differ, the shorter's end where it begins the other.
        private int mismatch(long a, long b) {
            int from = (int) (a >>> 32);
            int other = (int) (b >>> 32);
            return Arrays.mismatch(text, from, from + (int) a, text, other, other + (int) b);
        }

        private boolean below(long a, long b, int at) {
            if (at >= (int) a || at >= (int) b) {
                return (int) a < (int) b;
            }
            int one = text[(int) (a >>> 32) + at];
            int other = text[(int) (b >>> 32) + at];
            boolean bySign = signed && at == 0;
            return bySign ? one < other : (one & 0xFF) < (other & 0xFF);
        }

        byte[] value(long cell) {
            int from = (int) (cell >>> 32);
            return Arrays.copyOfRange(text, from, from + (int) cell);
        }
    }
}
