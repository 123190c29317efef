package org.khettara.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.khettara.core.search.Words;

/// Holds the rows that say they are totals against the rows above them: those since the total
/// before, all of them, or the totals alone. Which of these a row adds up is what most of its
/// numbers say.
final class TotalRows {
    private static final int FEWEST_PARTS = 2;
    private static final Set<String> NO_SUMS =
            Set.copyOf(
                    Words.light(
                            "taux moyenne moyen pourcentage part indice prix densité ratio âge rate average mean percent median médiane نسبة معدل متوسط كثافة ثمن مؤشر"));

    private final FirstRows rows;

    /// Places of the columns that may be added up.
    private final int[] columns;

    /// A number that is not the sum of those above it.
    ///
    /// @param column its place among those watched
    record Unequal(long record, int column, long value, long sum) {}

    /// What a row of totals adds up.
    private enum Extent {
        SINCE_LAST,
        ALL,
        TOTALS
    }

    /// The numbers of a row under one reading.
    private record Trial(int kept, List<Unequal> unequal) {}

    TotalRows(FirstRows rows) {
        this.rows = rows;
        this.columns =
                IntStream.range(0, rows.columns.size())
                        .filter(i -> rows.columns.get(i).isAmount() && isSum(rows.columns.get(i)))
                        .toArray();
    }

    private static boolean isSum(WatchedColumn column) {
        String title = column.plan.title();
        return !"%".equals(column.plan.unit())
                && title.indexOf('%') < 0
                && Words.light(title).stream().noneMatch(NO_SUMS::contains);
    }

    /// Those of rows of which at least as many other numbers are such sums to the last digit; where
    /// the table has one column of numbers, of other rows.
    List<Unequal> unequal() {
        List<Unequal> found = new ArrayList<>();
        List<Unequal> alone = new ArrayList<>();
        int keptAlone = 0;
        for (int row = 0; row < rows.rows(); row++) {
            if (rows.isTotal(row)) {
                Trial trial = best(row);
                if (trial.kept() > 0 && trial.kept() >= trial.unequal().size()) {
                    found.addAll(trial.unequal());
                    keptAlone++;
                } else if (trial.unequal().size() == 1) {
                    alone.addAll(trial.unequal());
                }
            }
        }
        if (columns.length == 1 && keptAlone >= FEWEST_PARTS && alone.size() < keptAlone) {
            found.addAll(alone);
        }
        return found;
    }

    private Trial best(int row) {
        Trial best = new Trial(0, List.of());
        for (Extent extent : Extent.values()) {
            Trial trial = trial(row, parts(row, extent));
            boolean closer =
                    trial.kept() == best.kept() && best.unequal().isEmpty() && best.kept() == 0;
            if (trial.kept() > best.kept() || closer) {
                best = trial;
            }
        }
        return best;
    }

    private List<Integer> parts(int row, Extent extent) {
        List<Integer> parts = new ArrayList<>();
        for (int above = 0; above < row; above++) {
            boolean total = rows.isTotal(above);
            if (total && extent == Extent.SINCE_LAST) {
                parts.clear();
            }
            if (total == (extent == Extent.TOTALS)) {
                parts.add(above);
            }
        }
        return parts;
    }

    private Trial trial(int row, List<Integer> parts) {
        int kept = 0;
        List<Unequal> unequal = new ArrayList<>();
        for (int column : columns) {
            long value = rows.value(column, row);
            long[] added =
                    parts.stream()
                            .mapToLong(part -> rows.value(column, part))
                            .filter(part -> part != WatchedColumn.NONE)
                            .toArray();
            if (value == WatchedColumn.NONE || added.length < FEWEST_PARTS || isLong(added)) {
                continue;
            }
            long sum = 0;
            for (long part : added) {
                sum += part;
            }
            // Half a unit of the last digit of each number is what rounding explains.
            if (value == sum) {
                kept++;
            } else if (Math.abs(
                                    BigDecimal.valueOf(value)
                                            .subtract(BigDecimal.valueOf(sum))
                                            .doubleValue())
                            * 2
                    > added.length + 1) {
                unequal.add(new Unequal(rows.record(row), column, value, sum));
            }
        }
        return new Trial(kept, unequal);
    }

    /// Whether the sum may have more than eighteen digits.
    private static boolean isLong(long[] added) {
        for (long part : added) {
            if (Math.abs(part) > Long.MAX_VALUE / 2 / FirstRows.MOST) {
                return true;
            }
        }
        return false;
    }
}
