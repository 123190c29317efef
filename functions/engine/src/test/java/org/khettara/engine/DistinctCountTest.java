package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DistinctCountTest {
    private static final int LIMIT = 65_536;

    private static DistinctCount of(int distinct, int times) {
        DistinctCount count = new DistinctCount(LIMIT, 14);
        for (int time = 0; time < times; time++) {
            for (int i = 0; i < distinct; i++) {
                count.add(Hashing.mix(i + 1L));
            }
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 63, 64, 65, 1000, 65_535, 65_536})
    void exactUpToTheLimit(int distinct) {
        assertThat(of(distinct, 2).count()).isEqualTo(distinct);
    }

    @Test
    void theHashZeroCountsAsOne() {
        DistinctCount count = new DistinctCount(2, 14);
        count.add(0);
        count.add(0);
        assertThat(count.count()).isEqualTo(1);
        count.add(7);
        assertThat(count.count()).isEqualTo(2);
        count.add(9L << 40);
        assertThat(count.count()).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {65_537, 70_000, 100_000, 150_000, 300_000, 1_000_000, 3_000_000, 10_000_000})
    void withinThreeStandardErrorsAbove(int distinct) {
        assertThat(of(distinct, 1).count()).isCloseTo(distinct, withPercentage(2.4));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 255, 256, 257, 5_000, 65_536, 65_537, 300_000})
    void theLeastHashesAreThoseOfAllValuesInAnyOrder(int distinct) {
        long[] expected =
                LongStream.rangeClosed(1, distinct)
                        .map(Hashing::mix)
                        .boxed()
                        .sorted(Long::compareUnsigned)
                        .limit(256)
                        .mapToLong(Long::longValue)
                        .toArray();
        assertThat(of(distinct, 2).least(256)).isEqualTo(expected);
        DistinctCount backwards = new DistinctCount(LIMIT, 14);
        for (long i = distinct; i > 0; i--) {
            backwards.add(Hashing.mix(i));
        }
        assertThat(backwards.least(256)).isEqualTo(expected);
    }

    @Test
    void repeatsDoNotCount() {
        assertThat(of(200_000, 3).count()).isEqualTo(of(200_000, 1).count());
    }
}
