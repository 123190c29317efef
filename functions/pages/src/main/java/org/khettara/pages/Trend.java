package org.khettara.pages;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A number over the releases of a dataset, the last one the release that the receipt is of.
///
/// @param name what it is
/// @param values at least two, none below 0
/// @param whole what the top of the picture stands for
public record Trend(String name, List<Long> values, long whole) {
    private static final int WIDTH = 100;
    private static final int HEIGHT = 24;

    /// Room for the line's own width.
    private static final int MARGIN = 2;

    public Trend {
        values = List.copyOf(values);
    }

    /// Corners of the line, as SVG has them (SVG 1.1, section 9.7.1).
    public String points() {
        return IntStream.range(0, values.size())
                .mapToObj(i -> x(i) + "," + y(values.get(i)))
                .collect(Collectors.joining(" "));
    }

    private long x(int release) {
        return MARGIN + Math.round((WIDTH - 2.0 * MARGIN) * release / (values.size() - 1));
    }

    private long y(long value) {
        double share = whole == 0 ? 0 : (double) value / whole;
        return HEIGHT - MARGIN - Math.round((HEIGHT - 2.0 * MARGIN) * share);
    }
}
