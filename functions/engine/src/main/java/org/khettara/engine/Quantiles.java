package org.khettara.engine;

import java.util.Arrays;

final class Quantiles {
    private long[] kept = new long[64];
    private int size;

    void add(long value) {
        if (size < 65536) {
            if (size == kept.length) {
                kept = Arrays.copyOf(kept, size * 2);
            }
            kept[size++] = value;
        }
    }

    void add(long value, long times) {
        for (long i = 0; i < Math.min(times, 65536); i++) {
            add(value);
        }
    }

    long quantile(double share) {
        long[] sorted = Arrays.copyOf(kept, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(size - 1, (long) (share * size))];
    }
}
