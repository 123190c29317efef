package org.khettara.engine.parquet;

import java.util.Arrays;

/// Parquet's hybrid of run lengths and bit packing, for definition levels and dictionary ids.
final class Hybrid {
    private static final int GROUP = 8;

    private final Bytes out;
    private long[] words = new long[16];

    Hybrid(Bytes out) {
        this.out = out;
    }

    /// Writes whether each row has a value: one run where all or none do, else the bits.
    ///
    /// @param present 0 or 1 per row; read only when `count` is neither 0 nor `rows`
    /// @param count rows that have a value
    void writePresence(byte[] present, int rows, int count) {
        int at = out.size();
        out.writeInt(0);
        if (count == rows || count == 0) {
            writeRun(count == 0 ? 0 : 1, rows, 1);
        } else {
            writeBits(present, rows);
        }
        out.setInt(at, out.size() - at - 4);
    }

    private void writeBits(byte[] present, int rows) {
        int groups = (rows + GROUP - 1) / GROUP;
        out.writeVarLong((long) groups << 1 | 1);
        writeBitmap(present, rows, out);
    }

    /// Writes one bit per byte given, the first lowest.
    static void writeBitmap(byte[] ones, int count, Bytes out) {
        int groups = (count + GROUP - 1) / GROUP;
        out.reserve(groups);
        byte[] array = out.array();
        int at = out.size();
        int whole = count & -GROUP;
        for (int i = 0; i < whole; i += GROUP) {
            array[at++] =
                    (byte)
                            (ones[i]
                                    | ones[i + 1] << 1
                                    | ones[i + 2] << 2
                                    | ones[i + 3] << 3
                                    | ones[i + 4] << 4
                                    | ones[i + 5] << 5
                                    | ones[i + 6] << 6
                                    | ones[i + 7] << 7);
        }
        if (whole < count) {
            int bits = 0;
            for (int i = whole; i < count; i++) {
                bits |= ones[i] << (i - whole);
            }
            array[at] = (byte) bits;
        }
        out.advance(groups);
    }

    /// Writes the ids of a page: the width, then packed ids, and runs where they are shorter.
    ///
    /// @param ids with room for eight more after `count`, which are set to zero
    void writeIds(int[] ids, int count, int width) {
        out.write(width);
        Arrays.fill(ids, count, count + GROUP, 0);
        int from = 0;
        int at = 0;
        while (at + GROUP <= count) {
            int id = ids[at];
            if (ids[at + 7] != id || ids[at + 3] != id) {
                at += GROUP;
                continue;
            }
            int end = runEnd(ids, at + 1, count, id);
            if (end - at < GROUP || (end - at) * (long) width < 64) {
                at += GROUP;
                continue;
            }
            writePacked(ids, from, at, width);
            writeRun(id, end - at, width);
            at = end;
            from = end;
        }
        writePacked(ids, from, count, width);
    }

    private static int runEnd(int[] ids, int from, int count, int id) {
        int end = from;
        while (end < count && ids[end] == id) {
            end++;
        }
        return end;
    }

    /// The last group is filled with what follows, which readers ignore.
    private void writePacked(int[] ids, int from, int to, int width) {
        if (from == to) {
            return;
        }
        int groups = (to - from + GROUP - 1) / GROUP;
        int length = groups * width;
        if (words.length * 8 < length + 8) {
            words = new long[length / 8 + 2];
        }
        out.writeVarLong((long) groups << 1 | 1);
        BitPacking.pack(ids, from, groups * GROUP, width, words);
        out.writeLongs(words, length);
    }

    private void writeRun(int value, int count, int width) {
        out.writeVarLong((long) count << 1);
        for (int shift = 0; shift < width; shift += 8) {
            out.write(value >>> shift);
        }
    }
}
