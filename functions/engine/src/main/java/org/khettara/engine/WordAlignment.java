package org.khettara.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lays words on columns, neighbouring words in one cell where that fits best.
final class WordAlignment {
    private static final int MOST_WORDS = 60;
    private static final int MOST_COLUMNS = 60;
    private static final int MOST_JOINED = 8;

    private final List<String> words;
    private final String between;
    private final char mark;
    private final double[][] best;
    private final int[][] from;

    private WordAlignment(List<String> words, String between, char mark, int columns) {
        this.words = words;
        this.between = between;
        this.mark = mark;
        this.best = new double[columns + 1][words.size() + 1];
        this.from = new int[columns + 1][words.size() + 1];
    }

    /// Whether so many words are laid at all.
    static boolean takes(int words, int columns) {
        return words >= columns && words <= MOST_WORDS && columns <= MOST_COLUMNS;
    }

    /// @param between what stands between words that become one cell
    /// @param mark begins a word that stands alone
    /// @return the best cells, one per column; null when there are too few words or too many.
    static @Nullable List<String> align(
            List<String> words, String between, char mark, int columns, RowProfile profile) {
        if (!takes(words.size(), columns)) {
            return null;
        }
        WordAlignment alignment = new WordAlignment(words, between, mark, columns);
        alignment.lay(columns, profile);
        return alignment.best[columns][words.size()] == Double.NEGATIVE_INFINITY
                ? null
                : alignment.cells(columns);
    }

    private void lay(int columns, RowProfile profile) {
        for (double[] row : best) {
            Arrays.fill(row, Double.NEGATIVE_INFINITY);
        }
        best[0][0] = 0;
        for (int start = 0; start < words.size(); start++) {
            int most = Math.min(words.size(), start + MOST_JOINED);
            for (int end = start + 1; end <= most && mayJoin(start, end); end++) {
                RowProfile.Look look = RowProfile.Look.of(cell(start, end));
                int firstColumn = Math.max(0, columns - (words.size() - start));
                for (int column = firstColumn; column < Math.min(columns, start + 1); column++) {
                    if (best[column][start] > Double.NEGATIVE_INFINITY) {
                        enter(column, start, end, Math.log(profile.fit(look, column)));
                    }
                }
            }
        }
    }

    private void enter(int column, int start, int end, double worth) {
        double fit = best[column][start] + worth;
        if (fit > best[column + 1][end]) {
            best[column + 1][end] = fit;
            from[column + 1][end] = start;
        }
    }

    private boolean mayJoin(int start, int end) {
        return end - start == 1
                || (words.get(end - 1).indexOf(mark) < 0 && words.get(start).indexOf(mark) < 0);
    }

    private String cell(int start, int end) {
        return String.join(between, words.subList(start, end)).replace(String.valueOf(mark), "");
    }

    private List<String> cells(int columns) {
        List<String> cells = new ArrayList<>(Collections.nCopies(columns, ""));
        int end = words.size();
        for (int column = columns; column > 0; column--) {
            int start = from[column][end];
            cells.set(column - 1, cell(start, end));
            end = start;
        }
        return cells;
    }
}
