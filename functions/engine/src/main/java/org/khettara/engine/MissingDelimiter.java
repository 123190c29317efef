package org.khettara.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts a record that is one cell short where its delimiter may be missing: the ways that the looks
/// of the columns speak for. None for a row that merely lacks a cell.
final class MissingDelimiter {
    private final RowProfile profile;
    private final TextDialect dialect;
    private final int width;

    MissingDelimiter(RowProfile profile, TextDialect dialect, int width) {
        this.profile = profile;
        this.dialect = dialect;
        this.width = width;
    }

    /// The ways to make two cells of one. Each must be at home in its column.
    List<List<String>> cuts(List<String> plain) {
        List<List<String>> candidates = new ArrayList<>();
        if (plain.size() != width - 1) {
            return candidates;
        }
        double[] around = around(plain);
        double most = Double.NEGATIVE_INFINITY;
        for (double fit : around) {
            most = Math.max(most, fit);
        }
        for (int i = 0; i < plain.size(); i++) {
            String cell = plain.get(i);
            if (around[i] < most - RowRepair.CLEARLY) {
                continue;
            }
            int quote = cell.indexOf(dialect.quote());
            if (quote > 0 && quote < cell.length() - 1) {
                candidates.add(halves(plain, i, quote, quote + 1));
            }
            List<String> split = bestSplit(plain, i);
            if (split != null) {
                candidates.add(split);
            }
        }
        return candidates;
    }

    /// For each cell: how well the cells before it fit where they are, and those after it one
    /// column further.
    private double[] around(List<String> plain) {
        double[] around = new double[plain.size()];
        double before = 0;
        for (int i = 0; i < plain.size(); i++) {
            around[i] += before;
            before += Math.log(profile.fit(plain.get(i), i));
        }
        double after = 0;
        for (int i = plain.size() - 1; i >= 0; i--) {
            around[i] += after;
            after += Math.log(profile.fit(plain.get(i), i + 1));
        }
        return around;
    }

    private @Nullable List<String> bestSplit(List<String> plain, int cell) {
        String text = plain.get(cell);
        int best = -1;
        double bestFit = 0;
        // A value that is at home most often lost an empty neighbour.
        boolean whole = profile.isAtHome(text, cell) || profile.isAtHome(text, cell + 1);
        for (int p = 0; p <= text.length(); p++) {
            if (p > 0 && p < text.length() && !mayCut(text, p, cell, whole)) {
                continue;
            }
            double fit =
                    profile.fit(text.substring(0, p), cell)
                            * profile.fit(text.substring(p), cell + 1);
            if (fit > bestFit) {
                best = p;
                bestFit = fit;
            }
        }
        List<String> halves = best < 0 ? plain : halves(plain, cell, best, best);
        return profile.isSound(halves) ? halves : null;
    }

    /// A missing delimiter leaves no blank. A word, or a value at home, is cut only where the
    /// columns have both halves; a number only where it is no part of a text at home.
    private boolean mayCut(String text, int p, int cell, boolean whole) {
        char before = text.charAt(p - 1);
        char after = text.charAt(p);
        if (Character.isSpaceChar(before) || Character.isSpaceChar(after)) {
            return !whole && profile.hasBlanks(cell, cell + 1);
        }
        if (Character.isDigit(before) && Character.isDigit(after)) {
            return !whole && !isUsualText(text, cell);
        }
        if (!whole && !Chars.isInWord(text, p)) {
            return true;
        }
        return profile.knows(text.substring(0, p), cell)
                && profile.knows(text.substring(p), cell + 1);
    }

    private static List<String> halves(List<String> plain, int cell, int end, int from) {
        List<String> halves = new ArrayList<>(plain);
        halves.set(cell, plain.get(cell).substring(0, end));
        halves.add(cell + 1, plain.get(cell).substring(from));
        return halves;
    }

    /// Words of no odd looks, too long for the number of their digits to tell anything.
    private boolean isUsualText(String text, int cell) {
        return text.length() > RowProfile.LONGEST_SHAPE
                && text.indexOf(' ') > 0
                && text.chars().anyMatch(Character::isLetter)
                && !profile.isStrange(text, cell);
    }
}
