package org.khettara.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds title rows, header rows and the first row of data in the first records of a text.
final class LayoutFinder {
    /// Rows of more than one cell that may stand before a table; more of them are a table.
    private static final int LONGEST_TITLE = 40;

    private final List<SampleRow> rows;
    private final CellKind.Judge judge = new CellKind.Judge();
    private final int width;
    private int usualCells = 1;
    private int start;
    private HeaderFinder headers;

    private LayoutFinder(List<SampleRow> rows) {
        this.rows = rows;
        this.width = widthOfNames(usualWidth());
        this.start = findStart();
        this.headers = new HeaderFinder(rows, width, start);
        int before = filledBefore(start);
        if (width > 1
                && before >= 0
                && !headers.isHeader(start, false)
                && isShortHeader(rows.get(before))) {
            start = before;
            headers = new HeaderFinder(rows, width, start);
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
        int last = headers.last();
        if (last > start && headers.isTitle(rows.get(start), rows.get(last))) {
            start = last;
        }
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < start; i++) {
            String note = rows.get(i).note();
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
        // Empty columns at the end are part of the table until it is known that they stay empty.
        int columns = width == 1 ? 1 : Math.max(width, usualCells);
        for (List<String> row : header) {
            columns = Math.max(columns, new SampleRow(0, row).usedWidth());
        }
        long first = last >= start ? rows.get(last).record() + 1 : rows.get(start).record();
        return new Layout(notes, header, HeaderNames.of(header, columns), first, header.size() > 1);
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
        usualCells = best;
        int single = rows.size() - counts.values().stream().mapToInt(Integer::intValue).sum();
        return bestCount == 0 || max == 1 || (single > rows.size() * 0.9 && bestCount < 3)
                ? max
                : Math.min(best, max);
    }

    /// Where rows leave out empty cells at their end, the header tells how many there are: words in
    /// every cell, and no row below has more.
    private int widthOfNames(int usual) {
        for (int i = 0; i < rows.size() && usual > 1; i++) {
            SampleRow row = rows.get(i);
            int cells = row.cells().size();
            if (row.filled() > 1 && cells >= usual) {
                boolean names = row.filled() == cells && cells > usual && isWords(row);
                int most = usual;
                for (SampleRow below : rows.subList(i + 1, rows.size())) {
                    most = Math.max(most, below.usedWidth());
                }
                return names && most <= cells ? cells : usual;
            }
        }
        return usual;
    }

    private boolean isWords(SampleRow row) {
        return row.cells().stream()
                .allMatch(cell ->
                        judge.of(cell) == CellKind.TEXT || judge.of(cell) == CellKind.EMPTY);
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
        return filled >= 2 && filled >= 0.6 * width && isWords(row);
    }

    private boolean goesOn(int from) {
        int seen = 0;
        int fit = 0;
        for (int i = from; i < rows.size() && seen < 6; i++) {
            if (rows.get(i).filled() > 0) {
                seen++;
                fit += rows.get(i).cells().size() >= Math.min(width, usualCells) * 0.75 ? 1 : 0;
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
}
