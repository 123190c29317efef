package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantilesTest {
    private static final int LIMIT = 65_536;
    private static final double[] SHARES = {0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1};

    private static Quantiles of(long[] values) {
        Quantiles quantiles = new Quantiles(LIMIT);
        for (long value : values) {
            quantiles.add(value);
        }
        return quantiles;
    }

    private static long exact(long[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 64, 65, 1000, 65_535, 65_536})
    void exactUpToTheLimit(int count) {
        long[] values = new Random(count).longs(count).toArray();
        Quantiles quantiles = of(values);
        Arrays.sort(values);
        for (double share : SHARES) {
            assertThat(quantiles.quantile(share)).isEqualTo(exact(values, share));
        }
    }

    private static void assertRanks(LongUnaryOperator value, int count) {
        long[] values = LongStream.range(0, count).map(value).toArray();
        Quantiles quantiles = of(values);
        Arrays.sort(values);
        for (double share : SHARES) {
            long low = exact(values, Math.max(0, share - 0.007));
            long high = exact(values, Math.min(1, share + 0.007));
            assertThat(quantiles.quantile(share)).isBetween(low, high);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {65_537, 70_000, 200_000, 3_000_000, 10_000_000})
    void ranksAreCloseAboveWhateverTheOrderOfTheValues(int count) {
        Random random = new Random(count);
        assertRanks(i -> i, count);
        assertRanks(i -> -i, count);
        assertRanks(i -> i % 1000, count);
        assertRanks(i -> (long) (random.nextGaussian() * 1e12), count);
        assertRanks(i -> i < count / 2 ? Long.MIN_VALUE + i : Long.MAX_VALUE - i, count);
    }

    @Test
    void equalStreamsGiveEqualAnswers() {
        long[] values = new Random(4).longs(500_000).toArray();
        Quantiles one = of(values);
        Quantiles other = of(values);
        for (double share : SHARES) {
            assertThat(one.quantile(share)).isEqualTo(other.quantile(share));
        }
    }

    @Test
    void doublesKeepTheirOrder() {
        double[] rising = {
            Double.NEGATIVE_INFINITY, -1e300, -1, -Double.MIN_VALUE, 0, 1e-9, 2, Double.MAX_VALUE
        };
        for (int i = 0; i < rising.length; i++) {
            assertThat(Quantiles.unordered(Quantiles.ordered(rising[i]))).isEqualTo(rising[i]);
            if (i > 0) {
                assertThat(Quantiles.ordered(rising[i]))
                        .isGreaterThan(Quantiles.ordered(rising[i - 1]));
            }
        }
    }
}
