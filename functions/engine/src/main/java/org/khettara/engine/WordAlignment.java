package org.khettara.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lays words on columns, neighbouring words in one cell where that fits best.
final class WordAlignment {
    private static final int MOST_WORDS = 60;
    private static final int MOST_COLUMNS = 60;
    private static final int MOST_JOINED = 8;

    private WordAlignment() {}

    /// @param mark begins a word that stands alone
    /// @return the best cells, one per column; null when there are too few words or too many.
    static @Nullable List<String> align(
            List<String> words, char mark, int columns, RowProfile profile) {
        int count = words.size();
        if (count < columns || count > MOST_WORDS || columns > MOST_COLUMNS) {
            return null;
        }
        double[][] best = new double[columns + 1][count + 1];
        int[][] from = new int[columns + 1][count + 1];
        for (double[] row : best) {
            java.util.Arrays.fill(row, Double.NEGATIVE_INFINITY);
        }
        best[0][0] = 0;
        for (int column = 0; column < columns; column++) {
            for (int start = column; start < count; start++) {
                if (best[column][start] == Double.NEGATIVE_INFINITY) {
                    continue;
                }
                for (int end = start + 1; end <= Math.min(count, start + MOST_JOINED); end++) {
                    String cell = String.join(" ", words.subList(start, end));
                    int marked = cell.indexOf(mark);
                    if (marked > 0 || (marked == 0 && end - start > 1)) {
                        break;
                    }
                    cell = marked == 0 ? cell.substring(1) : cell;
                    double fit = best[column][start] + Math.log(profile.fit(cell, column));
                    if (fit > best[column + 1][end]) {
                        best[column + 1][end] = fit;
                        from[column + 1][end] = start;
                    }
                }
            }
        }
        return best[columns][count] == Double.NEGATIVE_INFINITY
                ? null
                : cells(words, from, columns).stream()
                        .map(cell -> cell.replace(String.valueOf(mark), ""))
                        .toList();
    }

    private static List<String> cells(List<String> words, int[][] from, int columns) {
        List<String> cells = new ArrayList<>(Collections.nCopies(columns, ""));
        int end = words.size();
        for (int column = columns; column > 0; column--) {
            int start = from[column][end];
            cells.set(column - 1, String.join(" ", words.subList(start, end)));
            end = start;
        }
        return cells;
    }
}
