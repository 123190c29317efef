package org.khettara.engine;

import java.util.Arrays;

/// Quantiles of a stream of numbers: exact up to a limit, then of a uniform sample of that size.
/// The sample is drawn by a fixed seed, so equal streams give equal answers. Of 65,536 values a
/// rank is off by more than 0.5 % once in a hundred times.
final class Quantiles {
    private static final long SEED = 0x6B68_6574_7461_7261L;
    private static final long STEP = 0x9E37_79B9_7F4A_7C15L;

    private final int limit;
    private long[] sample = new long[64];
    private int size;
    private long skip;
    private double weight = 1;
    private long state = SEED;
    private boolean sorted = true;

    Quantiles(int limit) {
        this.limit = limit;
    }

    /// A long that orders as the double does.
    static long ordered(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    /// The double of [#ordered].
    static double unordered(long value) {
        return Double.longBitsToDouble(value ^ ((value >> 63) & Long.MAX_VALUE));
    }

    void add(long value) {
        if (size < limit) {
            append(value);
        } else if (--skip < 0) {
            replace(value);
        }
    }

    /// A value that stands in a number of cells.
    void add(long value, long times) {
        for (long left = times; left > 0; left--) {
            add(value);
        }
    }

    private void append(long value) {
        if (size == sample.length) {
            sample = Arrays.copyOf(sample, Math.min(limit, size * 2));
        }
        sample[size++] = value;
        sorted = false;
        if (size == limit) {
            drawSkip();
        }
    }

    private void replace(long value) {
        sample[(int) Math.multiplyHigh(next() >>> 1, 2L * limit)] = value;
        sorted = false;
        drawSkip();
    }

    /// How many values pass by before the next that enters the sample: Li, Reservoir-sampling
    /// algorithms of time complexity O(n(1+log(N/n))), algorithm L.
    private void drawSkip() {
        weight *= StrictMath.exp(StrictMath.log(fraction()) / limit);
        skip = (long) (StrictMath.log(fraction()) / StrictMath.log1p(-weight));
    }

    /// Between 0 and 1, neither of them.
    private double fraction() {
        return ((next() >>> 12) + 0.5) * 0x1.0p-52;
    }

    private long next() {
        state += STEP;
        return Hashing.mix(state);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// The least value that a share `q` of the values does not exceed.
    long quantile(double q) {
        if (!sorted) {
            Arrays.sort(sample, 0, size);
            sorted = true;
        }
        int rank = (int) Math.ceil(q * size);
        return sample[Math.clamp(rank - 1, 0, size - 1)];
    }
}
