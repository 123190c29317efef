package org.khettara.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the cells of each column look like in rows that conform, to judge other cuts of rows that
/// do not. Built when the first such row comes: most texts have none.
final class RowProfile {
    /// A look is strange in a column when less than this share of its cells has it.
    private static final double STRANGE = 0.05;

    private static final double USUAL = 0.2;
    private static final double MOST_OTHERS = 0.05;
    private static final int ENOUGH = 10;
    private static final int MOST_ROWS = 800;

    /// Beyond so many characters, looks say no more than that a cell is long.
    static final int LONGEST_SHAPE = 14;

    private static final int MAX_SHAPES = 500;
    private static final int MAX_WORDS = 4000;
    private static final double NEVER_SEEN = 0.01;

    private final List<SampleRow> sample;
    private final int width;
    private final boolean regular;
    private final List<Column> columns = new ArrayList<>();
    private int rows;
    private boolean built;

    /// The looks of one column's cells.
    private static final class Column {
        final Map<String, Integer> shapes = new HashMap<>();
        final Map<String, Integer> kinds = new HashMap<>();
        final Map<String, Integer> digits = new HashMap<>();
        final Set<String> words = new HashSet<>();
        int blankBegin;
        int blankEnd;
    }

    /// A cell from near to far: its text, the number of its digits, its shape, its kind.
    record Look(String text, String digits, String shape, String kind) {
        static Look of(String cell) {
            String shape = shapeOf(cell);
            return new Look(cell, digitsOf(cell), shape, kindOf(shape));
        }
    }

    private RowProfile(List<SampleRow> sample, int width, boolean regular) {
        this.sample = sample;
        this.width = width;
        this.regular = regular;
    }

    static RowProfile of(List<SampleRow> sample, Layout layout) {
        List<SampleRow> conforming = new ArrayList<>();
        List<SampleRow> shorter = new ArrayList<>();
        int others = 0;
        for (SampleRow row : sample) {
            if (row.record() >= layout.firstData() && row.filled() > 0) {
                int missing = layout.width() - row.cells().size();
                others += missing == 0 ? 0 : 1;
                if (missing >= 0) {
                    (missing == 0 ? conforming : shorter).add(row);
                }
            }
        }
        boolean regular = others <= MOST_OTHERS * conforming.size();
        if (shorter.size() > MOST_OTHERS * conforming.size()) {
            // Short rows are the habit of this publisher, not accidents: they conform.
            conforming.addAll(shorter);
        }
        return new RowProfile(conforming, layout.width(), regular);
    }

    boolean isTelling() {
        return sample.size() >= ENOUGH;
    }

    /// Whether hardly any row has another number of cells: one that has is likely an accident.
    boolean isRegular() {
        return regular;
    }

    private synchronized List<Column> columns() {
        if (!built) {
            for (int i = 0; i < width; i++) {
                columns.add(new Column());
            }
            int step = 1 + sample.size() / MOST_ROWS;
            for (int i = 0; i < sample.size(); i += step) {
                add(sample.get(i));
            }
            built = true;
        }
        return columns;
    }

    private void add(SampleRow row) {
        rows++;
        for (int i = 0; i < width; i++) {
            Column column = columns.get(i);
            Look look = Look.of(row.cell(i));
            if (column.shapes.size() < MAX_SHAPES) {
                column.shapes.merge(look.shape(), 1, Integer::sum);
                column.digits.merge(look.digits(), 1, Integer::sum);
            }
            column.kinds.merge(look.kind(), 1, Integer::sum);
            column.blankBegin += look.text().startsWith(" ") ? 1 : 0;
            column.blankEnd += look.text().endsWith(" ") ? 1 : 0;
            if (column.words.size() < MAX_WORDS) {
                column.words.addAll(List.of(look.text().split(" ", -1)));
            }
        }
    }

    /// Whether hardly any of the column's cells looks like this one.
    boolean isStrange(String cell, int column) {
        Look look = Look.of(cell);
        Column known = columns().get(column);
        return share(known.shapes, look.shape()) < STRANGE
                && share(known.kinds, look.kind()) < STRANGE;
    }

    /// Whether the short cell fits the column and is as long as others there.
    boolean isAtHome(String cell, int column) {
        Look look = Look.of(cell);
        return cell.length() <= LONGEST_SHAPE
                && columns().get(column).digits.containsKey(look.digits())
                && fit(look, column) >= 0.5;
    }

    /// Whether no cell is strange in its column, and none is empty where none ever is.
    boolean isSound(List<String> cells) {
        for (int i = 0; i < width; i++) {
            String cell = i < cells.size() ? cells.get(i) : "";
            boolean strange =
                    cell.isEmpty() ? !columns().get(i).shapes.containsKey("") : isStrange(cell, i);
            if (strange) {
                return false;
            }
        }
        return true;
    }

    double fit(String cell, int column) {
        return fit(Look.of(cell), column);
    }

    /// How usual the cell is for the column, from 0.01 to 1.
    double fit(Look look, int column) {
        Column known = columns().get(column);
        if (look.text().isEmpty()) {
            return Math.max(NEVER_SEEN, share(known.shapes, ""));
        }
        double fit =
                0.35 * share(known.shapes, look.shape())
                        + 0.25 * share(known.digits, look.digits())
                        + 0.25 * share(known.kinds, look.kind())
                        + 0.15 * knownWords(known, look.text());
        return Math.max(NEVER_SEEN, fit);
    }

    /// Whether it is usual for cells of the left column to end with a blank, or for those of the
    /// right one to begin with one.
    boolean hasBlanks(int left, int right) {
        int most = Math.max(columns().get(left).blankEnd, columns().get(right).blankBegin);
        return most >= USUAL * rows;
    }

    /// Whether the column has all words of the cell.
    boolean knows(String cell, int column) {
        return knownWords(columns().get(column), cell) == 1;
    }

    private static double knownWords(Column column, String text) {
        int words = 0;
        int seen = 0;
        for (int from = 0; from <= text.length(); ) {
            int to = text.indexOf(' ', from);
            to = to < 0 ? text.length() : to;
            words++;
            seen += column.words.contains(text.substring(from, to)) ? 1 : 0;
            from = to + 1;
        }
        return seen / (double) words;
    }

    private double share(Map<String, Integer> counts, String look) {
        return counts.getOrDefault(look, 0) / (double) rows;
    }

    /// Sum over the columns of the logarithms of [#fit]; missing cells count as empty.
    double fit(List<String> cells) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
            sum += Math.log(fit(i < cells.size() ? cells.get(i) : "", i));
        }
        return sum;
    }

    /// The cell with runs of letters, digits and blanks drawn together: `RI-7338` is `A-9`.
    private static String shapeOf(String cell) {
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
    private static String digitsOf(String cell) {
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
    private static String kindOf(String shape) {
        if (shape.isEmpty()) {
            return "empty";
        }
        if (shape.contains("://")) {
            return "address";
        }
        boolean letters = shape.indexOf('A') >= 0;
        if (letters && shape.indexOf(' ') >= 0) {
            return "words";
        }
        StringBuilder signs = new StringBuilder(letters ? "word" : "figures");
        for (int i = 0; i < shape.length(); i++) {
            char c = shape.charAt(i);
            if (c != 'A' && c != '9' && c != '.' && c != ',' && signs.indexOf("" + c, 4) < 0) {
                signs.append(c);
            }
        }
        return signs.append(shape.indexOf('9') >= 0).toString();
    }
}
