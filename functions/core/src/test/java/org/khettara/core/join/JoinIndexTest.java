package org.khettara.core.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.khettara.core.report.KeySketch;
import org.khettara.core.report.KeySketch.Kind;
import org.khettara.core.upload.DatasetId;

/// A catalogue of generated datasets, in which some pairs share their keys. What they share is told
/// from the sets themselves.
final class JoinIndexTest {
    private static final int DATASETS = 2_000;
    private static final double CLEARLY = 0.75;
    private static final double CLEARLY_NOT = 0.3;
    private static final double TOLERANCE = 0.25;

    private final Map<DatasetId, Set<Long>> values = new HashMap<>();
    private final List<KeyColumn> columns = new ArrayList<>();

    private static DatasetId id(int number) {
        return DatasetId.parse("ville-de-fes.d%d".formatted(number));
    }

    private void add(DatasetId dataset, Kind kind, Set<Long> of) {
        values.put(dataset, of);
        columns.add(new KeyColumn(dataset, "t", "code", sketch(kind, of)));
    }

    private static KeySketch sketch(Kind kind, Set<Long> of) {
        long[] least =
                of.stream()
                        .map(JoinIndexTest::hash)
                        .sorted(Long::compareUnsigned)
                        .limit(KeySketch.MOST)
                        .mapToLong(Long::longValue)
                        .toArray();
        return KeySketch.of(kind, of.size(), least);
    }

    /// SplitMix64.
    private static long hash(long value) {
        long z = value * 0x9E3779B97F4A7C15L + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    private static Set<Long> some(Random random, int count) {
        Set<Long> some = new HashSet<>();
        while (some.size() < count) {
            some.add(random.nextLong());
        }
        return some;
    }

    /// A set of which a share is of another.
    private static Set<Long> partOf(Set<Long> other, double share, int count, Random random) {
        int common = (int) Math.min(other.size(), Math.ceil(count * share));
        Set<Long> part = new HashSet<>();
        other.stream().limit(common).forEach(part::add);
        part.addAll(some(random, count - common));
        return part;
    }

    private double share(DatasetId of, DatasetId in) {
        Set<Long> mine = Objects.requireNonNull(values.get(of));
        Set<Long> theirs = Objects.requireNonNull(values.get(in));
        return mine.stream().filter(theirs::contains).count() / (double) mine.size();
    }

    /// Every third dataset is planted: a part of one before, the half of them enough to join, the
    /// others not.
    private void generate(long seed) {
        Random random = new Random(seed);
        Kind[] kinds = {Kind.TEXT, Kind.INTEGER, Kind.ICE};
        for (int i = 0; i < DATASETS; i++) {
            int count = 20 + (int) Math.pow(10, 1 + 2.3 * random.nextDouble());
            Kind kind = kinds[i / 3 % kinds.length];
            if (i % 3 == 0) {
                Set<Long> before = i < 3 ? Set.of() : Objects.requireNonNull(values.get(id(i - 1)));
                boolean joins = i % 2 == 0;
                double share = joins ? 0.8 + 0.2 * random.nextDouble() : 0.25 * random.nextDouble();
                int size = Math.max(20, before.size() / (1 + random.nextInt(3)));
                kind = kinds[Math.max(0, i - 1) / 3 % kinds.length];
                add(id(i), kind, partOf(before, share, size, random));
            } else {
                add(id(i), kind, some(random, count));
            }
        }
    }

    @Test
    void plantedJoinsAreFoundAmongTwoThousandDatasetsAndNoOthers() {
        generate(1);
        var index = new JoinIndex(columns);
        int planted = 0;
        for (int i = 3; i < DATASETS; i += 3) {
            double share = share(id(i), id(i - 1));
            boolean told = told(index, i, i - 1);
            if (share >= CLEARLY) {
                planted++;
                assertThat(told).as("%d in %d: %f", i, i - 1, share).isTrue();
                assertThat(told(index, i - 1, i)).as("%d has %d", i - 1, i).isTrue();
            }
        }
        assertThat(planted).isGreaterThan(300);
        for (int i = 0; i < DATASETS; i++) {
            for (Join join : index.of(id(i))) {
                DatasetId there = DatasetId.parse(join.there().dataset());
                double here = share(id(i), there);
                double back = share(there, id(i));
                assertThat(Math.max(here, back)).as(join.toString()).isGreaterThan(CLEARLY_NOT);
                assertThat(join.shareHere()).as(join.toString()).isCloseTo(here, within(TOLERANCE));
                assertThat(join.shareThere())
                        .as(join.toString())
                        .isCloseTo(back, within(TOLERANCE));
            }
        }
    }

    private static boolean told(JoinIndex index, int here, int there) {
        return index.of(id(here)).stream()
                .anyMatch(join -> join.there().dataset().equals(id(there).toString()));
    }

    @Test
    void sharesOfSmallColumnsAreExact() {
        add(id(1), Kind.COMMUNE, Set.of(1L, 2L, 3L, 4L));
        add(id(2), Kind.COMMUNE, Set.of(2L, 3L, 4L, 5L, 6L, 7L));
        Join join = new JoinIndex(columns).of(id(1)).getFirst();
        assertThat(join.shareHere()).isEqualTo(0.75);
        assertThat(join.shareThere()).isEqualTo(0.5);
        assertThat(join.estimated()).isFalse();
    }

    @Test
    void columnsOfDifferentKindsAreNotHeldAgainstEachOther() {
        Set<Long> same = some(new Random(1), 100);
        add(id(1), Kind.TEXT, same);
        add(id(2), Kind.ICE, same);
        assertThat(new JoinIndex(columns).of(id(1))).isEmpty();
    }

    @Test
    void columnsOfOneDatasetAreNotProposedToEachOther() {
        Set<Long> same = some(new Random(1), 100);
        add(id(1), Kind.TEXT, same);
        add(id(1), Kind.TEXT, same);
        assertThat(new JoinIndex(columns).of(id(1))).isEmpty();
    }

    @Test
    void aFewValuesInCommonAreNoJoin() {
        add(id(1), Kind.TEXT, Set.of(1L, 2L, 3L, 4L));
        add(id(2), Kind.TEXT, Set.of(1L, 2L, 3L, 4L));
        assertThat(new JoinIndex(columns).of(id(1))).isEmpty();
    }
}
