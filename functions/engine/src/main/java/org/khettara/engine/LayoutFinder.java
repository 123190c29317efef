package org.khettara.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds title rows, header rows and the first row of data in the first records of a text.
final class LayoutFinder {
    private static final int MAX_HEADER_ROWS = 6;
    private static final double TYPED_SHARE = 0.6;
    private static final int LONGEST_NAME = 400;

    /// Rows of more than one cell that may stand before a table; more of them are a table.
    private static final int LONGEST_TITLE = 40;

    private final List<SampleRow> rows;
    private final CellKind.Judge judge = new CellKind.Judge();
    private final int width;
    private int start;
    private final boolean[] typed;
    private final int typedColumns;

    /// A record of the sample.
    record SampleRow(long record, List<String> cells) {
        SampleRow {
            cells = List.copyOf(cells);
        }

        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        int filled() {
            return (int) cells.stream().filter(cell -> !Chars.trim(cell).isEmpty()).count();
        }

        int usedWidth() {
            int used = cells.size();
            while (used > 0 && Chars.trim(cells.get(used - 1)).isEmpty()) {
                used--;
            }
            return used;
        }
    }

    private LayoutFinder(List<SampleRow> rows) {
        this.rows = rows;
        this.width = usualWidth();
        this.start = findStart();
        this.typed = new boolean[width];
        int count = 0;
        for (int column = 0; column < width; column++) {
            typed[column] = isTyped(column);
            count += typed[column] ? 1 : 0;
        }
        this.typedColumns = count;
        int before = filledBefore(start);
        if (width > 1
                && before >= 0
                && !isHeader(start, false)
                && isShortHeader(rows.get(before))) {
            start = before;
        }
    }

    private int filledBefore(int index) {
        int before = index - 1;
        while (before >= 0 && rows.get(before).filled() == 0) {
            before--;
        }
        return before;
    }

    /// @param rows the first records, at least one of them not blank
    static Layout find(List<SampleRow> rows) {
        return new LayoutFinder(rows).find();
    }

    private Layout find() {
        int last = lastHeaderRow();
        if (last > start && isTitle(rows.get(start), rows.get(last))) {
            start = last;
        }
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < start; i++) {
            String note = noteOf(rows.get(i));
            if (!note.isEmpty()) {
                notes.add(note);
            }
        }
        List<List<String>> header = new ArrayList<>();
        for (int i = start; i <= last; i++) {
            if (rows.get(i).filled() > 0) {
                header.add(rows.get(i).cells());
            }
        }
        int columns = width;
        for (List<String> row : header) {
            columns = Math.max(columns, new SampleRow(0, row).usedWidth());
        }
        long first = last >= start ? rows.get(last).record() + 1 : rows.get(start).record();
        return new Layout(notes, header, names(header, columns), first, header.size() > 1);
    }

    /// A row over a full header that names no groups: its cells are all different and none repeats
    /// over several columns; what is below are names, not units.
    private boolean isTitle(SampleRow upper, SampleRow lower) {
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

    static String noteOf(SampleRow row) {
        StringBuilder note = new StringBuilder();
        for (String cell : row.cells()) {
            String text = Chars.tidy(cell);
            if (!text.isEmpty()) {
                note.append(note.isEmpty() ? "" : " ").append(text);
            }
        }
        return note.toString();
    }

    /// The number of cells that most records with more than one value have.
    private int usualWidth() {
        Map<Integer, Integer> counts = new HashMap<>();
        int max = 1;
        for (SampleRow row : rows) {
            max = Math.max(max, row.usedWidth());
            if (row.filled() > 1) {
                counts.merge(row.cells().size(), 1, Integer::sum);
            }
        }
        int best = 1;
        int bestCount = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > bestCount
                    || (entry.getValue() == bestCount && entry.getKey() > best)) {
                best = entry.getKey();
                bestCount = entry.getValue();
            }
        }
        int single = rows.size() - counts.values().stream().mapToInt(Integer::intValue).sum();
        return bestCount == 0 || max == 1 || (single > rows.size() * 0.9 && bestCount < 3)
                ? max
                : Math.min(best, max);
    }

    /// The first record that belongs to the table, header included.
    private int findStart() {
        if (width == 1) {
            return firstFilled(0, 1);
        }
        int regular = firstRegular(true);
        if (regular < 0) {
            regular = firstRegular(false);
        }
        int first = firstFilled(0, 2);
        if (regular < 0) {
            return first;
        }
        long between =
                rows.subList(first, Math.max(first, regular)).stream()
                        .filter(row -> row.filled() > 1)
                        .count();
        return between > LONGEST_TITLE ? first : regular;
    }

    private int firstRegular(boolean exactly) {
        for (int i = 0; i < rows.size(); i++) {
            int cells = rows.get(i).cells().size();
            boolean wide = exactly ? cells == width : cells > width;
            if (wide && rows.get(i).filled() > 1 && goesOn(i)) {
                return i;
            }
        }
        return -1;
    }

    /// A header row with fewer cells than the rows of data: some software leaves the last out.
    private boolean isShortHeader(SampleRow row) {
        int filled = row.filled();
        boolean words =
                row.cells().stream()
                        .allMatch(cell ->
                                judge.of(cell) == CellKind.TEXT
                                        || judge.of(cell) == CellKind.EMPTY);
        return filled >= 2 && filled >= 0.6 * width && words;
    }

    private boolean goesOn(int from) {
        int seen = 0;
        int fit = 0;
        for (int i = from; i < rows.size() && seen < 6; i++) {
            if (rows.get(i).filled() > 0) {
                seen++;
                fit += rows.get(i).cells().size() >= width * 0.75 ? 1 : 0;
            }
        }
        return fit * 2 > seen;
    }

    private int firstFilled(int from, int cells) {
        for (int least = cells; least > 0; least--) {
            for (int i = from; i < rows.size(); i++) {
                if (rows.get(i).filled() >= least) {
                    return i;
                }
            }
        }
        return from;
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
        return values > 0 && fit >= values * TYPED_SHARE;
    }

    /// The last row of the header; before [#start] when there is none.
    private int lastHeaderRow() {
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

    private boolean isHeader(int index, boolean further) {
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
                            || Chars.trim(row.cell(0)).isEmpty()
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
            boolean above = !Chars.trim(first.cell(column)).isEmpty();
            boolean below = !Chars.trim(second.cell(column)).isEmpty();
            if ((below && judge.of(second.cell(column)) != CellKind.TEXT) || (!above && !below)) {
                return false;
            }
            fills |= !above;
            leaves |= !below;
        }
        return fills && leaves;
    }

    private List<String> names(List<List<String>> header, int columns) {
        List<String> names = new ArrayList<>(Collections.nCopies(columns, ""));
        for (int column = 0; column < columns; column++) {
            Set<String> parts = new LinkedHashSet<>();
            for (int i = 0; i < header.size(); i++) {
                String part = headerCell(header, i, column);
                if (!part.isEmpty()) {
                    parts.add(part);
                }
            }
            names.set(column, String.join(" ", parts));
        }
        return names;
    }

    /// A header cell; one that is empty over a filled one takes the group name to its left.
    private static String headerCell(List<List<String>> header, int row, int column) {
        String own = tidyCell(header.get(row), column);
        if (!own.isEmpty()
                || row == header.size() - 1
                || tidyCell(header.get(row + 1), column).isEmpty()) {
            return own;
        }
        for (int left = column - 1; left >= 0; left--) {
            String name = tidyCell(header.get(row), left);
            if (!name.isEmpty()) {
                return tidyCell(header.get(row + 1), left).isEmpty() ? "" : name;
            }
        }
        return "";
    }

    private static String tidyCell(List<String> row, int column) {
        return column < row.size() ? Chars.tidy(row.get(column)) : "";
    }
}
