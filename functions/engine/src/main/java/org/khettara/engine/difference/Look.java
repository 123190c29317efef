package org.khettara.engine.difference;

/// What the values of a column, or of several together, look like in one version.
final class Look {
    final ValueSketch values = new ValueSketch();
    private final DistinctSample sample = new DistinctSample();

    void add(long hash) {
        values.add(hash);
        sample.add(hash);
    }

    /// Whether the values may name a row: none is missing, and none is known to repeat.
    boolean mayBeKey() {
        return !values.hasMissing() && !sample.repeats();
    }
}
