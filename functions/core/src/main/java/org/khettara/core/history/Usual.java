package org.khettara.core.history;

import java.util.Arrays;

/// What a number was like so far, and whether another is out of the way of it.
///
/// Far is further from the median than four times the median absolute deviation (scaled by 1.4826,
/// so that it is a standard deviation where numbers are normally distributed; Leys et al. 2013,
/// "Detecting outliers"), but never less than a floor. One odd number among those before moves
/// neither. Where too few are known, a plain bound stands in the place of the spread.
final class Usual {
    private static final int ENOUGH = 4;
    private static final double TO_DEVIATION = 1.4826;
    private static final double DEVIATIONS = 4;

    private final double median;
    private final double mostAway;

    private Usual(double median, double mostAway) {
        this.median = median;
        this.mostAway = mostAway;
    }

    /// How far a number may be away.
    ///
    /// @param floor however steady the numbers were
    /// @param plain while fewer than four are known
    record Bounds(double floor, double plain) {}

    /// @param before at least one number
    /// @param expected in the place of the median, while too few are known
    static Usual of(double[] before, double expected, Bounds bounds) {
        if (before.length < ENOUGH) {
            return new Usual(expected, bounds.plain());
        }
        double median = median(before);
        double[] away = Arrays.stream(before).map(value -> Math.abs(value - median)).toArray();
        return new Usual(
                median, Math.max(DEVIATIONS * TO_DEVIATION * median(away), bounds.floor()));
    }

    /// Whether a number is further above than is usual.
    boolean isBelow(double value) {
        return value - median > mostAway;
    }

    /// Whether a number is further away than is usual, above or below.
    boolean isFarFrom(double value) {
        return Math.abs(value - median) > mostAway;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
