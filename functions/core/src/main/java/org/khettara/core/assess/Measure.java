package org.khettara.core.assess;

/// What a metric came to.
///
/// @param metric name of a [Metric], lower case
/// @param value 0 to 1
/// @param lost points of the score's hundred that are missing for it
public record Measure(String metric, double value, double lost) {}
