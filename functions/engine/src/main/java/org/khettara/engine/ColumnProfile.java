package org.khettara.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What the values of one column are like, gathered while they are written.
final class ColumnProfile {
    private static final int MEAN_DIGITS = 6;

    private final DistinctCount distinct;
    long missing;
    long rejected;
    private long count;
    private @Nullable String min;
    private @Nullable String max;
    private long lowest;
    private long highest;
    private double lowestDouble;
    private double highestDouble;
    private BigDecimal lowestDecimal = BigDecimal.ZERO;
    private BigDecimal highestDecimal = BigDecimal.ZERO;
    private long sum;
    private BigInteger bigSum = BigInteger.ZERO;
    private double doubleSum;

    ColumnProfile(int exactDistinct) {
        this.distinct = new DistinctCount(exactDistinct);
    }

    /// A value with 64 bits of order: number without its point, day, microsecond.
    void add(long value, char[] text, int length) {
        distinct.add(Hashing.mix(value + 1));
        if (count == 0 || value < lowest) {
            lowest = value;
            min = new String(text, 0, length);
        }
        if (count == 0 || value > highest) {
            highest = value;
            max = new String(text, 0, length);
        }
        count++;
        long before = sum;
        sum += value;
        if (((before ^ sum) & (value ^ sum)) < 0) {
            bigSum = bigSum.add(BigInteger.valueOf(before));
            sum = value;
        }
    }

    void addDouble(double value, char[] text, int length) {
        distinct.add(Hashing.mix(Double.doubleToLongBits(value + 0.0)));
        if (count == 0 || value < lowestDouble) {
            lowestDouble = value;
            min = new String(text, 0, length);
        }
        if (count == 0 || value > highestDouble) {
            highestDouble = value;
            max = new String(text, 0, length);
        }
        count++;
        doubleSum += value;
    }

    void addWide(BigDecimal value, char[] text, int length) {
        distinct.add(
                Hashing.mix(
                        value.unscaledValue().hashCode() * 31L
                                + value.unscaledValue().longValue()));
        if (count == 0 || value.compareTo(lowestDecimal) < 0) {
            lowestDecimal = value;
            min = new String(text, 0, length);
        }
        if (count == 0 || value.compareTo(highestDecimal) > 0) {
            highestDecimal = value;
            max = new String(text, 0, length);
        }
        count++;
        bigSum = bigSum.add(value.unscaledValue());
    }

    /// A text not seen before, or not lately.
    void addText(long hash, char[] text, int length) {
        distinct.add(hash);
        if (min == null || compare(text, length, min) < 0) {
            min = new String(text, 0, length);
        }
        if (max == null || compare(text, length, max) > 0) {
            max = new String(text, 0, length);
        }
    }

    private static int compare(char[] text, int length, String other) {
        int common = Math.min(length, other.length());
        for (int i = 0; i < common; i++) {
            int order = Character.compare(text[i], other.charAt(i));
            if (order != 0) {
                return order;
            }
        }
        return length - other.length();
    }

    long distinct() {
        return distinct.count();
    }

    @Nullable String min() {
        return min;
    }

    @Nullable String max() {
        return max;
    }

    /// Exact sum over count, rounded six digits after the last digit of the values.
    String mean(int scale) {
        BigDecimal total = new BigDecimal(bigSum.add(BigInteger.valueOf(sum)), scale);
        BigDecimal mean =
                total.divide(
                        BigDecimal.valueOf(count), scale + MEAN_DIGITS, RoundingMode.HALF_EVEN);
        return mean.signum() == 0 ? "0" : mean.stripTrailingZeros().toPlainString();
    }

    String doubleMean() {
        return Double.toString(doubleSum / count);
    }

    boolean isEmpty() {
        return count == 0;
    }
}
