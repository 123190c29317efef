package org.khettara.engine;

import java.util.List;
import java.util.stream.IntStream;

/// Finds the columns whose sum a column is: those side by side in any part of the table, or any
/// two.
final class PartsFinder {
    private static final int TRIED = 64;
    private static final double HALF = 0.5;

    private final FirstRows first;
    private final int total;

    /// Places of the columns that may be parts, in their order.
    private final int[] candidates;

    private final int scale;

    /// By row: the total, and the sums and the numbers of values of the candidates before a place.
    private final long[] wholes;

    private final long[][] sums;
    private final int[][] present;
    private final int[][] other;
    private List<Integer> best = List.of();
    private int most;

    PartsFinder(FirstRows first, int total) {
        this.first = first;
        this.total = total;
        this.candidates =
                IntStream.range(0, first.columns.size())
                        .filter(i -> i != total && first.columns.get(i).isAmount())
                        .toArray();
        this.scale =
                IntStream.concat(IntStream.of(total), IntStream.of(candidates))
                        .map(i -> first.columns.get(i).plan.scale())
                        .max()
                        .orElseThrow();
        int rows = first.rows();
        this.wholes = new long[rows];
        this.sums = new long[rows][candidates.length + 1];
        this.present = new int[rows][candidates.length + 1];
        this.other = new int[rows][candidates.length + 1];
        for (int row = 0; row < rows; row++) {
            addUp(row);
        }
    }

    private void addUp(int row) {
        wholes[row] = scaled(total, row);
        for (int i = 0; i < candidates.length; i++) {
            long value = scaled(candidates[i], row);
            boolean none = value == WatchedColumn.NONE;
            sums[row][i + 1] = sums[row][i] + (none ? 0 : value);
            present[row][i + 1] = present[row][i] + (none ? 0 : 1);
            other[row][i + 1] = other[row][i] + (none || value == 0 ? 0 : 1);
        }
    }

    private long scaled(int column, int row) {
        long value = first.value(column, row);
        long unit = CellReader.power(scale - first.columns.get(column).plan.scale());
        long most = Long.MAX_VALUE / 256 / unit;
        return value != WatchedColumn.NONE && Math.abs(value) <= most
                ? value * unit
                : WatchedColumn.NONE;
    }

    /// Their places among the watched columns; empty when it is no sum.
    List<Integer> parts() {
        int count = candidates.length;
        for (int size = 2; size <= count; size++) {
            for (int from = 0; from + size <= count; from++) {
                weigh(from, from + size);
            }
        }
        for (int one = 0; one < count; one++) {
            for (int two = one + 2; two < count; two++) {
                weighTwo(one, two);
            }
        }
        return best;
    }

    private void weigh(int from, int to) {
        weigh(new Parts(from, from, from, to), IntStream.range(from, to));
    }

    private void weighTwo(int one, int two) {
        weigh(new Parts(one, one + 1, two, two + 1), IntStream.of(one, two));
    }

    /// Two stretches of the candidates, each from a place to another.
    private record Parts(int from, int to, int alsoFrom, int alsoTo) {
        long sum(long[] sums) {
            return sums[to] - sums[from] + sums[alsoTo] - sums[alsoFrom];
        }

        int sum(int[] sums) {
            return sums[to] - sums[from] + sums[alsoTo] - sums[alsoFrom];
        }

        int size() {
            return to - from + alsoTo - alsoFrom;
        }
    }

    private void weigh(Parts parts, IntStream places) {
        int seen = 0;
        int kept = 0;
        int telling = 0;
        for (int row = 0; row < wholes.length; row++) {
            if (wholes[row] == WatchedColumn.NONE || parts.sum(present[row]) < parts.size()) {
                continue;
            }
            seen++;
            if (parts.sum(sums[row]) == wholes[row]) {
                kept++;
                telling += parts.sum(other[row]) > 1 ? 1 : 0;
            }
            if (seen == TRIED && kept < RowRule.NEARLY_ALL * TRIED * HALF) {
                return;
            }
        }
        boolean sum =
                telling >= RowRule.FEWEST
                        && kept >= RowRule.NEARLY_ALL * seen
                        && seen >= HALF * wholes.length;
        if (sum && kept > most) {
            most = kept;
            best = places.mapToObj(place -> candidates[place]).toList();
        }
    }
}
