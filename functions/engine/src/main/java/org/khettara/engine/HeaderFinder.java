package org.khettara.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tells which rows at a table's start are its header: words over typed columns, or, where no
/// column is typed, words that come nowhere else.
final class HeaderFinder {
    private static final int MAX_HEADER_ROWS = 6;
    private static final double TYPED_SHARE = 0.6;

    /// A column with values in a smaller share of the rows says nothing of the header.
    private static final double SPARSE = 0.1;

    private static final int LONGEST_NAME = 400;

    private final List<SampleRow> rows;
    private final CellKind.Judge judge = new CellKind.Judge();
    private final int width;
    private final int start;
    private final boolean[] typed;
    private final int typedColumns;

    /// @param start index of the table's first row
    HeaderFinder(List<SampleRow> rows, int width, int start) {
        this.rows = rows;
        this.width = width;
        this.start = start;
        this.typed = new boolean[width];
        int count = 0;
        for (int column = 0; column < width; column++) {
            typed[column] = isTyped(column);
            count += typed[column] ? 1 : 0;
        }
        this.typedColumns = count;
    }

    private boolean isTyped(int column) {
        int rest = rows.size() - start;
        int from = start + (rest > 8 ? 4 : 1);
        int values = 0;
        int fit = 0;
        for (int i = from; i < rows.size(); i++) {
            CellKind kind = judge.of(rows.get(i).cell(column));
            if (kind != CellKind.EMPTY && kind != CellKind.MISSING) {
                values++;
                fit += kind.isTyped() ? 1 : 0;
            }
        }
        return values > 0
                && fit >= values * TYPED_SHARE
                && (rest <= 8 || values >= SPARSE * (rows.size() - from));
    }

    /// The last row of the header; before the start when there is none.
    int last() {
        if (typedColumns == 0) {
            return lastTextHeader();
        }
        int last = start - 1;
        int end = Math.min(rows.size(), start + MAX_HEADER_ROWS);
        for (int i = start; i < end; i++) {
            if (rows.get(i).filled() == 0) {
                continue;
            }
            if (isHeader(i, last >= start)) {
                last = i;
            } else if (last >= start || !isGroupRow(rows.get(i))) {
                break;
            }
        }
        return last;
    }

    boolean isHeader(int index, boolean further) {
        SampleRow row = rows.get(index);
        int text = 0;
        int years = 0;
        int values = 0;
        for (int column = 0; column < width; column++) {
            if (!typed[column]) {
                continue;
            }
            CellKind kind = judge.of(row.cell(column));
            if (kind == CellKind.TEXT) {
                text++;
            } else if (kind.isTyped() || kind == CellKind.BOOLEAN) {
                boolean year = judge.isYear(row.cell(column)) && !yearsBelow(index, column);
                years += year ? 1 : 0;
                values += year ? 0 : 1;
            }
        }
        if (values > 0) {
            return false;
        }
        if (further) {
            return text >= Math.max(1, typedColumns / 2)
                    && (typedColumns > 1
                            || Chars.isBlank(row.cell(0))
                            || row.cells().equals(rows.get(start).cells()));
        }
        return text > 0
                || (years > 1 && typedColumns < width)
                || (years == 1 && typedColumns == 1 && width > 1);
    }

    private boolean yearsBelow(int index, int column) {
        int years = 0;
        int seen = 0;
        for (int i = index + 1; i < rows.size() && seen < 20; i++) {
            if (judge.of(rows.get(i).cell(column)) == CellKind.NUMBER) {
                seen++;
                years += judge.isYear(rows.get(i).cell(column)) ? 1 : 0;
            }
        }
        return years * 2 > seen;
    }

    /// A row that may stand over the header: group names, years, blanks; no data over typed
    /// columns.
    private boolean isGroupRow(SampleRow row) {
        for (int column = 0; column < width; column++) {
            String cell = row.cell(column);
            if (typed[column] && judge.of(cell).isTyped() && !judge.isYear(cell)) {
                return false;
            }
        }
        return true;
    }

    private int lastTextHeader() {
        SampleRow first = rows.get(start);
        if (!mayName(first)) {
            return start - 1;
        }
        int next = start + 1;
        while (next < rows.size() && rows.get(next).filled() == 0) {
            next++;
        }
        return next < rows.size() && next - start <= 2 && fillsGapsOf(first, rows.get(next))
                ? next
                : start;
    }

    /// Words, all different, none of them a value further down.
    private boolean mayName(SampleRow row) {
        Set<String> seen = new HashSet<>();
        int repeated = 0;
        for (int column = 0; column < width; column++) {
            String name = Chars.trim(row.cell(column));
            if (judge.of(name).isTyped() || name.length() > LONGEST_NAME) {
                return false;
            }
            repeated += !name.isEmpty() && (!seen.add(name) || comesAgain(name, column)) ? 1 : 0;
        }
        return repeated * 2 <= Math.max(1, seen.size());
    }

    private boolean comesAgain(String name, int column) {
        for (int i = start + 1; i < rows.size(); i++) {
            if (Chars.trim(rows.get(i).cell(column)).equals(name)
                    && !rows.get(i).cells().equals(rows.get(start).cells())) {
                return true;
            }
        }
        return false;
    }

    /// The second row names what the first leaves open, and leaves open what the first names.
    private boolean fillsGapsOf(SampleRow first, SampleRow second) {
        if (first.cells().equals(second.cells())) {
            return true;
        }
        boolean fills = false;
        boolean leaves = false;
        for (int column = 0; column < width; column++) {
            boolean above = !Chars.isBlank(first.cell(column));
            boolean below = !Chars.isBlank(second.cell(column));
            if ((below && judge.of(second.cell(column)) != CellKind.TEXT) || (!above && !below)) {
                return false;
            }
            fills |= !above;
            leaves |= !below;
        }
        return fills && leaves;
    }

    /// A row over a full header that names no groups: its cells are all different and none repeats
    /// over several columns; what is below are names, not units.
    boolean isTitle(SampleRow upper, SampleRow lower) {
        Set<String> names = new HashSet<>();
        for (int column = 0; column < width; column++) {
            String above = Chars.trim(upper.cell(column));
            String below = Chars.trim(lower.cell(column));
            boolean unit =
                    below.startsWith("(") || below.startsWith("[") || Units.named(below) != null;
            if (above.isEmpty()
                    || below.isEmpty()
                    || unit
                    || !names.add(above)
                    || judge.isYear(above)) {
                return false;
            }
        }
        return !upper.cells().equals(lower.cells());
    }
}
