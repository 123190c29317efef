package org.khettara.engine.parquet;

/// DELTA_BINARY_PACKED: each number as its difference to the one before, in blocks.
final class DeltaPacking {
    private static final int BLOCK = 128;
    private static final int MINIBLOCKS = 4;
    private static final int MINIBLOCK = BLOCK / MINIBLOCKS;
    private static final int SAMPLES = 16;

    private final Bytes out;
    private final long[] deltas = new long[BLOCK];
    private final long[] words = new long[MINIBLOCK];

    DeltaPacking(Bytes out) {
        this.out = out;
    }

    /// Whether differences take less than half the bits of the numbers, by a few places of the
    /// page.
    static boolean pays(long[] values, int count, int bits) {
        if (count <= 2 * MINIBLOCK) {
            return false;
        }
        int places = count - MINIBLOCK;
        int step = Math.max(MINIBLOCK, places / SAMPLES);
        int sampled = 0;
        int sum = 0;
        for (int from = 0; from < places; from += step) {
            sum += width(values, from);
            sampled++;
        }
        return sum * 2 <= sampled * bits;
    }

    private static int width(long[] values, int from) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (int i = from; i < from + MINIBLOCK; i++) {
            long delta = values[i + 1] - values[i];
            min = Math.min(min, delta);
            max = Math.max(max, delta);
        }
        return Long.SIZE - Long.numberOfLeadingZeros(max - min);
    }

    /// @param narrow whether the numbers are of 32 bits: readers add with as many
    void write(long[] values, int count, boolean narrow) {
        out.writeVarLong(BLOCK);
        out.writeVarLong(MINIBLOCKS);
        out.writeVarLong(count);
        out.writeZigZag(values[0]);
        for (int from = 1; from < count; from += BLOCK) {
            int length = Math.min(BLOCK, count - from);
            writeBlock(subtract(values, from, length, narrow), length, narrow);
        }
    }

    /// Fills `deltas` and gives the least.
    private long subtract(long[] values, int from, int length, boolean narrow) {
        long min = Long.MAX_VALUE;
        for (int i = 0; i < length; i++) {
            long difference = values[from + i] - values[from + i - 1];
            long delta = narrow ? (int) difference : difference;
            deltas[i] = delta;
            min = Math.min(min, delta);
        }
        return min;
    }

    private void writeBlock(long min, int length, boolean narrow) {
        long mask = narrow ? 0xFFFF_FFFFL : -1;
        for (int i = 0; i < length; i++) {
            deltas[i] = deltas[i] - min & mask;
        }
        for (int i = length; i < BLOCK; i++) {
            deltas[i] = 0;
        }
        out.writeZigZag(min);
        int widths = out.size();
        for (int i = 0; i < BLOCK; i += MINIBLOCK) {
            out.write(widestOf(i));
        }
        for (int i = 0; i < length; i += MINIBLOCK) {
            int width = out.array()[widths + i / MINIBLOCK];
            if (width > 0) {
                BitPacking.pack(deltas, i, MINIBLOCK, width, words);
                out.writeLongs(words, width * MINIBLOCK / 8);
            }
        }
    }

    private int widestOf(int from) {
        long bits = 0;
        for (int i = from; i < from + MINIBLOCK; i++) {
            bits |= deltas[i];
        }
        return Long.SIZE - Long.numberOfLeadingZeros(bits);
    }
}
