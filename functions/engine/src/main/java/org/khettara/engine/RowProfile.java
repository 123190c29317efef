package org.khettara.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the cells of each column look like in rows that conform, to judge other cuts of rows that
/// do not.
final class RowProfile {
    /// A cell fits its column when at least this share of the column's cells looks the same.
    private static final double FITS = 0.5;

    private static final double STRANGE = 0.05;

    private static final int ENOUGH = 10;
    private static final int LONGEST_SHAPE = 14;
    private static final int MAX_SHAPES = 500;
    private static final double NEVER_SEEN = 0.01;
    private static final double KIND_ONLY = 0.6;

    private final List<Map<String, Integer>> shapes = new ArrayList<>();
    private final List<Map<String, Integer>> kinds = new ArrayList<>();
    private final List<Map<String, Integer>> exact = new ArrayList<>();
    private int rows;

    static RowProfile of(List<SampleRow> sample, Layout layout) {
        RowProfile profile = new RowProfile();
        for (int i = 0; i < layout.width(); i++) {
            profile.shapes.add(new HashMap<>());
            profile.kinds.add(new HashMap<>());
            profile.exact.add(new HashMap<>());
        }
        for (SampleRow row : sample) {
            if (row.record() >= layout.firstData() && row.cells().size() == layout.width()) {
                profile.add(row.cells());
            }
        }
        return profile;
    }

    private void add(List<String> cells) {
        rows++;
        for (int i = 0; i < cells.size(); i++) {
            String shape = shape(cells.get(i));
            if (shapes.get(i).size() < MAX_SHAPES) {
                shapes.get(i).merge(shape, 1, Integer::sum);
                exact.get(i).merge(digits(cells.get(i)), 1, Integer::sum);
            }
            kinds.get(i).merge(kind(shape), 1, Integer::sum);
        }
    }

    boolean isTelling() {
        return rows >= ENOUGH;
    }

    /// Whether a good part of the column's cells looks like this one.
    boolean suits(String cell, int column) {
        String shape = shape(cell);
        return share(shapes, column, shape) >= FITS
                || KIND_ONLY * share(kinds, column, kind(shape)) >= FITS;
    }

    /// Whether hardly any of the column's cells looks like this one.
    boolean isStrange(String cell, int column) {
        String shape = shape(cell);
        return share(shapes, column, shape) < STRANGE
                && share(kinds, column, kind(shape)) < STRANGE;
    }

    /// How usual the cell is for the column, from 0.01 to 1: by its shape, by the number of its
    /// digits, by its kind.
    double fit(String cell, int column) {
        String shape = shape(cell);
        double same = share(shapes, column, shape);
        double alike = share(kinds, column, kind(shape));
        return Math.max(
                NEVER_SEEN, 0.4 * same + 0.3 * share(exact, column, digits(cell)) + 0.3 * alike);
    }

    private double share(List<Map<String, Integer>> counts, int column, String look) {
        return counts.get(column).getOrDefault(look, 0) / (double) rows;
    }

    /// Sum over the columns of the logarithms of [#fit]; missing cells count as empty.
    double fit(List<String> cells) {
        double sum = 0;
        for (int i = 0; i < shapes.size(); i++) {
            sum += Math.log(fit(i < cells.size() ? cells.get(i) : "", i));
        }
        return sum;
    }

    /// The cell with runs of letters, digits and blanks drawn together: `RI-7338` is `A-9`.
    private static String shape(String cell) {
        StringBuilder shape = new StringBuilder();
        char last = 0;
        for (int i = 0; i < cell.length() && shape.length() < LONGEST_SHAPE; i++) {
            char c = cell.charAt(i);
            char sign =
                    Character.isLetter(c)
                            ? 'A'
                            : Character.isDigit(c) ? '9' : Character.isSpaceChar(c) ? ' ' : c;
            if (sign != last || (sign != 'A' && sign != '9' && sign != ' ')) {
                shape.append(sign);
                last = sign;
            }
        }
        return shape.toString();
    }

    /// The cell with every digit a `9`, long texts left aside.
    private static String digits(String cell) {
        if (cell.length() > LONGEST_SHAPE) {
            return "long";
        }
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean first = i == 0 || !Character.isLetter(cell.charAt(i - 1));
            if (!Character.isLetter(c)) {
                digits.append(Character.isDigit(c) ? '9' : c);
            } else if (first) {
                digits.append('A');
            }
        }
        return digits.toString();
    }

    /// Coarser than the shape: empty, figures, address, words, or one word with its signs.
    private static String kind(String shape) {
        if (shape.isEmpty()) {
            return "empty";
        }
        if (shape.contains("://")) {
            return "address";
        }
        if (shape.indexOf(' ') >= 0 && shape.indexOf('A') >= 0) {
            return "words";
        }
        StringBuilder signs = new StringBuilder(shape.indexOf('A') < 0 ? "figures" : "word");
        shape.chars()
                .filter(c -> c != 'A' && c != '9' && c != '.' && c != ',')
                .sorted()
                .distinct()
                .forEach(c -> signs.append((char) c));
        return signs.append(shape.indexOf('9') >= 0).toString();
    }
}
