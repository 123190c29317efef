package org.khettara.engine.difference;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.khettara.core.report.ColumnType;

/// Finds the columns that name a row: without gaps and repetitions in both versions, with many
/// values in both. One column if one will do, else two to four. What is found is a surmise from
/// samples of the values; comparing the rows proves it.
final class KeyFinder {
    /// Keys that are tried before rows are compared whole.
    static final int TRIED = 3;

    private static final int MOST_TOGETHER = 8;
    private static final int LARGEST_SET = 4;

    /// Fewer rows that are found again are no reason to speak of changed rows.
    private static final double FEWEST_AGAIN = 0.1;

    /// Differences of overlap that say nothing.
    private static final double ROUNDED = 0.05;

    private final Shared shared;
    private final Map<Integer, Look> before;
    private final Map<Integer, Look> after;

    KeyFinder(Shared shared, Map<Integer, Look> before, Map<Integer, Look> after) {
        this.shared = shared;
        this.before = before;
        this.after = after;
    }

    /// @param columns places in [Shared#pairs]
    /// @param overlap in steps
    @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
    private record Candidate(int[] columns, long overlap, int size) {}

    /// Keys by likelihood, each as places in [Shared#pairs].
    List<int[]> find(Together together) throws IOException {
        List<Candidate> alone = new ArrayList<>();
        for (int i = 0; i < shared.pairs().size(); i++) {
            Look was = before.get(shared.pairs().get(i).before());
            Look is = after.get(shared.pairs().get(i).after());
            if (was != null && is != null) {
                consider(new int[] {i}, was, is, alone);
            }
        }
        if (alone.isEmpty()) {
            considerSets(together, alone);
        }
        alone.sort(
                Comparator.comparingInt(Candidate::size)
                        .thenComparing(Comparator.comparingLong(Candidate::overlap).reversed())
                        .thenComparing(candidate -> isNumber(candidate.columns))
                        .thenComparingInt(candidate -> names(candidate.columns))
                        .thenComparingLong(candidate -> places(candidate.columns)));
        return alone.stream().limit(TRIED).map(Candidate::columns).toList();
    }

    private static void consider(int[] columns, Look was, Look is, List<Candidate> to) {
        if (!was.mayBeKey() || !is.mayBeKey()) {
            return;
        }
        double overlap = was.values.overlap(is.values);
        if (overlap >= FEWEST_AGAIN) {
            to.add(new Candidate(columns, Math.round(overlap / ROUNDED), columns.length));
        }
    }

    private void considerSets(Together together, List<Candidate> to) throws IOException {
        int[] parts = parts();
        int[][] sets = sets(parts.length);
        if (sets.length == 0) {
            return;
        }
        int[] was = new int[parts.length];
        int[] is = new int[parts.length];
        boolean[] byValue = new boolean[parts.length];
        for (int i = 0; i < parts.length; i++) {
            Shared.Pair pair = shared.pairs().get(parts[i]);
            was[i] = pair.before();
            is[i] = pair.after();
            byValue[i] = pair.byValue();
        }
        var looks =
                together.both(
                        () -> new Survey(shared.before(), was, byValue).together(sets),
                        () -> new Survey(shared.after(), is, byValue).together(sets));
        for (int i = 0; i < sets.length; i++) {
            int[] columns = new int[sets[i].length];
            for (int j = 0; j < columns.length; j++) {
                columns[j] = parts[sets[i][j]];
            }
            consider(columns, looks.before().get(i), looks.after().get(i), to);
        }
    }

    /// Columns that may be a part of a key, the likeliest first: those without gaps, that differ
    /// from row to row, and are no measure.
    private int[] parts() {
        List<Integer> parts = new ArrayList<>();
        for (int i = 0; i < shared.pairs().size(); i++) {
            Shared.Pair pair = shared.pairs().get(i);
            Look was = before.get(pair.before());
            Look is = after.get(pair.after());
            if (was != null && is != null && mayBePart(was, is) && !isNumber(new int[] {i})) {
                parts.add(i);
            }
        }
        parts.sort(
                Comparator.comparingInt((Integer i) -> names(new int[] {i}))
                        .thenComparing(Comparator.naturalOrder()));
        return parts.stream().limit(MOST_TOGETHER).sorted().mapToInt(i -> i).toArray();
    }

    private static boolean mayBePart(Look was, Look is) {
        return !was.values.hasMissing()
                && !is.values.hasMissing()
                && (was.values.filled() > 1 || is.values.filled() > 1);
    }

    /// All sets of two to four of a number of things.
    private static int[][] sets(int things) {
        List<int[]> sets = new ArrayList<>();
        for (int chosen = 0; chosen < 1 << things; chosen++) {
            int size = Integer.bitCount(chosen);
            if (size >= 2 && size <= LARGEST_SET) {
                int[] set = new int[size];
                int at = 0;
                for (int i = 0; i < things; i++) {
                    if ((chosen & 1 << i) != 0) {
                        set[at++] = i;
                    }
                }
                sets.add(set);
            }
        }
        return sets.toArray(int[][]::new);
    }

    private boolean isNumber(int[] columns) {
        for (int column : columns) {
            if (shared.after().type(shared.pairs().get(column).after()) == ColumnType.NUMBER) {
                return true;
            }
        }
        return false;
    }

    private int names(int[] columns) {
        int said = 0;
        for (int column : columns) {
            String name = shared.after().name(shared.pairs().get(column).after());
            said += KeyNames.of(name).rank;
        }
        return said;
    }

    private static long places(int[] columns) {
        long places = 0;
        for (int column : columns) {
            places = places << 15 | column;
        }
        return places;
    }
}
