package org.khettara.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Finds rows of different labels that have the same numbers throughout: a series under two names.
final class SameRows {
    /// So many numbers, and so many different ones, are not the same by chance.
    private static final int FEWEST_NUMBERS = 8;

    private static final int FEWEST_DIFFERENT = 5;
    private static final double FEW = 0.1;

    private final FirstRows rows;
    private final int[] columns;

    /// Two records of the source.
    record Pair(long record, long earlier) {}

    SameRows(FirstRows rows) {
        this.rows = rows;
        this.columns =
                IntStream.range(0, rows.columns.size())
                        .filter(i -> rows.columns.get(i).isAmount())
                        .toArray();
    }

    /// Empty where many rows are the same: nothing tells those apart.
    List<Pair> pairs() {
        List<Pair> found = new ArrayList<>();
        if (!rows.isLabelled() || columns.length < FEWEST_NUMBERS) {
            return found;
        }
        Map<List<Long>, Integer> seen = new HashMap<>();
        for (int row = 0; row < rows.rows(); row++) {
            List<Long> numbers = numbers(row);
            if (!rows.isTotal(row) && isTelling(numbers)) {
                Integer before = seen.putIfAbsent(numbers, row);
                if (before != null && rows.label(before) != rows.label(row)) {
                    found.add(new Pair(rows.record(row), rows.record(before)));
                }
            }
        }
        return found.size() <= Math.max(1, FEW * rows.rows()) ? found : List.of();
    }

    private List<Long> numbers(int row) {
        return Arrays.stream(columns).mapToObj(column -> rows.value(column, row)).toList();
    }

    private static boolean isTelling(List<Long> numbers) {
        List<Long> present = numbers.stream().filter(n -> n != WatchedColumn.NONE).toList();
        return present.size() >= FEWEST_NUMBERS
                && present.stream().distinct().count() >= FEWEST_DIFFERENT;
    }
}
