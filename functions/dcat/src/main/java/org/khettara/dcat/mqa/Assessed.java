package org.khettara.dcat.mqa;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a dataset's record fulfils.
///
/// @param met the metrics that it meets
public record Assessed(Set<Metric> met) {
    /// The points of a record that meets all.
    public static final int MOST = Arrays.stream(Metric.values()).mapToInt(Metric::points).sum();

    public Assessed {
        met = met.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(met));
    }

    /// 0 to [#MOST].
    public int points() {
        return met.stream().mapToInt(Metric::points).sum();
    }

    public Map<Dimension, Integer> byDimension() {
        var points = new EnumMap<Dimension, Integer>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            points.put(dimension, 0);
        }
        met.forEach(metric -> points.merge(metric.dimension(), metric.points(), Integer::sum));
        return points;
    }

    public Rating rating() {
        return Rating.of(points());
    }

    /// Stars of Tim Berners-Lee's scheme, 0 to 3: an open licence, a structure that programs read,
    /// a format that nobody owns. Tables are not linked data, so there are no more.
    public int stars() {
        if (!met.contains(Metric.LICENCE)) {
            return 0;
        }
        if (!met.contains(Metric.MACHINE_READABLE)) {
            return 1;
        }
        return met.contains(Metric.NON_PROPRIETARY) ? 3 : 2;
    }

    /// The elements of openness that it shows.
    public Set<Openness> openness() {
        return Openness.of(met);
    }

    /// With one metric more.
    public Assessed with(Metric metric) {
        var more = EnumSet.of(metric);
        more.addAll(met);
        return new Assessed(more);
    }

    /// The metric that brings the next star; empty where there are all three.
    public Optional<Metric> toNextStar() {
        return Stream.of(Metric.LICENCE, Metric.MACHINE_READABLE, Metric.NON_PROPRIETARY)
                .filter(metric -> !met.contains(metric))
                .findFirst();
    }

    /// What is not met, the most valuable first.
    public List<Metric> toMend() {
        return Arrays.stream(Metric.values())
                .filter(metric -> !met.contains(metric))
                .sorted(Comparator.comparingInt(Metric::points).reversed())
                .toList();
    }
}
