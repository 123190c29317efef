package org.khettara.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.khettara.core.search.Words;

/// Holds the rows that say they are totals against the rows above them: those since the total
/// before, all of them, or the totals alone. Which of these a row adds up is what most of its
/// numbers say.
final class TotalRows {
    private static final int FEWEST_PARTS = 2;
    private static final int MANY = 3;

    /// Rows of totals that are looked at: each is held against all rows above it.
    private static final int MOST = 64;

    private static final int MOSTLY = 2;
    private static final Set<String> NO_SUMS =
            Set.copyOf(
                    Words.light(
                            "taux moyenne moyen pourcentage part indice prix densité ratio âge rate average mean percent median médiane solde balance cumul نسبة معدل متوسط كثافة ثمن مؤشر رصيد"));

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
    ///
    /// @param kept columns whose number is the sum to the last digit
    private record Trial(List<Integer> kept, List<Unequal> unequal) {}

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

    /// Those of a column that is added up in other rows, or of a row in which all other columns, at
    /// least three, are: balances and means stand in rows of totals too.
    List<Unequal> unequal() {
        Map<Integer, Long> kept = new HashMap<>();
        Map<Integer, Long> broken = new HashMap<>();
        List<Trial> trials =
                IntStream.range(0, rows.rows())
                        .filter(rows::isTotal)
                        .limit(MOST)
                        .mapToObj(this::best)
                        .toList();
        for (Trial trial : trials) {
            trial.kept().forEach(column -> kept.merge(column, 1L, Long::sum));
            trial.unequal().forEach(one -> broken.merge(one.column(), 1L, Long::sum));
        }
        List<Unequal> found = new ArrayList<>();
        for (Trial trial : trials) {
            boolean alone = trial.unequal().size() == 1 && trial.kept().size() >= MANY;
            for (Unequal one : trial.unequal()) {
                long times = broken.getOrDefault(one.column(), 0L);
                boolean added = kept.getOrDefault(one.column(), 0L) >= MOSTLY * times;
                if (added || (alone && times == 1)) {
                    found.add(one);
                }
            }
        }
        return found;
    }

    /// The reading under which most columns are sums; of those without any, the first with numbers.
    private Trial best(int row) {
        Trial best = new Trial(List.of(), List.of());
        for (Extent extent : Extent.values()) {
            Trial trial = trial(row, parts(row, extent));
            boolean closer = best.kept().isEmpty() && best.unequal().isEmpty();
            if (closer || trial.kept().size() > best.kept().size()) {
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
        List<Integer> kept = new ArrayList<>();
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
            long sum = LongStream.of(added).sum();
            // Half a unit of the last digit of each number is what rounding explains.
            if (value == sum) {
                if (value != 0) {
                    kept.add(column);
                }
            } else if (Math.abs((double) value - sum) * 2 > added.length + 1) {
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
