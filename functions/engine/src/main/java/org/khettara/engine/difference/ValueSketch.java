package org.khettara.engine.difference;

import java.util.Arrays;
import org.khettara.engine.Words;

/// A set of values in little room: of each share of them the least hash. The part of the shares
/// that two sketches agree on estimates how alike the sets are. Source: P. Li, A. Owen, C.-H.
/// Zhang, "One Permutation Hashing", 2012.
final class ValueSketch {
    private static final int SHARES = 512;

    private final long[] least = new long[SHARES];
    private long sum;
    private long values;
    private boolean missing;

    ValueSketch() {
        Arrays.fill(least, Long.MAX_VALUE);
    }

    void add(long hash) {
        long mixed = Words.mix(hash * 0x9E3779B97F4A7C15L);
        int share = (int) (mixed >>> 55);
        long rest = mixed & Long.MAX_VALUE >>> 8;
        least[share] = Math.min(least[share], rest);
        sum += mixed;
        values++;
    }

    void addMissing() {
        missing = true;
    }

    boolean hasMissing() {
        return missing;
    }

    /// Values, those that repeat counted each time.
    long values() {
        return values;
    }

    /// Shares with any value: up to a few hundred, about as many as there are different values.
    int filled() {
        int filled = 0;
        for (long one : least) {
            filled += one == Long.MAX_VALUE ? 0 : 1;
        }
        return filled;
    }

    /// Whether both hold the same values, each as many times.
    boolean equal(ValueSketch other) {
        return sum == other.sum && values == other.values;
    }

    /// How many of the different values of both are in both: 0 to 1, an estimate.
    double likeness(ValueSketch other) {
        int same = 0;
        int any = 0;
        for (int i = 0; i < SHARES; i++) {
            boolean either = least[i] != Long.MAX_VALUE || other.least[i] != Long.MAX_VALUE;
            any += either ? 1 : 0;
            same += either && least[i] == other.least[i] ? 1 : 0;
        }
        return any == 0 ? 0 : (double) same / any;
    }

    /// Of values that do not repeat: the part of the smaller set that is in the larger, 0 to 1.
    double overlap(ValueSketch other) {
        double likeness = likeness(other);
        double both = likeness / (1 + likeness) * (values + other.values);
        return Math.min(1, both / Math.max(1, Math.min(values, other.values)));
    }
}
