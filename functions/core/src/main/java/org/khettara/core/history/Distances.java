package org.khettara.core.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khettara.core.history.Course.Cells;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Report.TopValue;

/// How far two releases of a column are from one another.
final class Distances {
    private static final int EXACT = 65_536;

    private Distances() {}

    /// Logarithm of the ratio of two counts, so that growing by half and shrinking back are the
    /// same way; one is added to both, so that none at all can be compared.
    static double growth(long before, long after) {
        return Math.log((after + 1.0) / (before + 1.0));
    }

    /// Growth of the number of different values; of a column whose values are all different it is
    /// that of the rows, and told there.
    static double distinct(Cells before, Cells after) {
        return isUnique(before) && isUnique(after)
                ? 0
                : growth(before.column().distinct(), after.column().distinct());
    }

    /// Whether no value occurs twice, as far as that was counted.
    static boolean isUnique(Cells cells) {
        long distinct = cells.column().distinct();
        return distinct > 1 && distinct <= EXACT && distinct == cells.filled();
    }

    /// The greatest difference of the share of a category, 0 to 1 (the L-infinity distance).
    static double shares(Cells before, Cells after) {
        Map<String, Double> change = new HashMap<>();
        count(after).forEach((value, share) -> change.merge(value, share, Double::sum));
        count(before).forEach((value, share) -> change.merge(value, -share, Double::sum));
        return change.values().stream().mapToDouble(Math::abs).max().orElse(0);
    }

    private static Map<String, Double> count(Cells cells) {
        Map<String, Double> shares = new HashMap<>();
        for (TopValue top : cells.column().top()) {
            shares.put(top.value(), (double) top.count() / Math.max(1, cells.filled()));
        }
        return shares;
    }

    /// Whether a column has numbers, and not one and the same.
    static boolean hasSpread(Cells cells) {
        List<String> quantiles = cells.column().quantiles();
        boolean isNumber =
                cells.column().type() == ColumnType.INTEGER
                        || cells.column().type() == ColumnType.NUMBER;
        return isNumber && quantiles.size() > 1 && spread(cells) > 0;
    }

    private static double spread(Cells cells) {
        List<String> quantiles = cells.column().quantiles();
        return Double.parseDouble(quantiles.getLast()) - Double.parseDouble(quantiles.getFirst());
    }

    /// How far the quantiles moved on average, in widths of the range that most values lay in.
    static double quantiles(Cells before, Cells after) {
        List<String> from = before.column().quantiles();
        List<String> to = after.column().quantiles();
        int count = Math.min(from.size(), to.size());
        double moved = 0;
        for (int i = 0; i < count; i++) {
            moved += Math.abs(Double.parseDouble(to.get(i)) - Double.parseDouble(from.get(i)));
        }
        return moved / count / spread(before);
    }
}
