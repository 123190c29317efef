package org.khettara.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Parts a grid at wholly blank columns into the tables that lie side by side.
///
/// @param tables the parts, from left to right; more than one only when each is a table of its own
/// @param notes texts of a few cells that lie beside the tables
record GridParts(List<GridPart> tables, List<String> notes) {
    /// Parts that are weighed; a grid with more is a pattern rather than tables.
    private static final int MOST = 64;

    static GridParts of(RawGrid grid) throws IOException {
        List<GridPart> runs = runs(grid);
        if (runs.size() == 1 || runs.size() > MOST) {
            GridPart whole = new GridPart(runs.getFirst().from, runs.getLast().to);
            whole.firstRow = grid.firstRow();
            whole.lastRow = grid.lastRow();
            return new GridParts(List.of(whole), List.of());
        }
        measure(grid, runs);
        List<String> notes = new ArrayList<>();
        return new GridParts(join(withoutRemarks(runs, notes)), notes);
    }

    private static List<GridPart> runs(RawGrid grid) {
        List<GridPart> runs = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= grid.width(); i++) {
            boolean filled = i < grid.width() && grid.isFilled(i);
            if (filled && from < 0) {
                from = i;
            } else if (!filled && from >= 0) {
                runs.add(new GridPart(from, i));
                from = -1;
            }
        }
        return runs;
    }

    private static void measure(RawGrid grid, List<GridPart> runs) throws IOException {
        GridPart[] byColumn = new GridPart[grid.width()];
        for (GridPart run : runs) {
            Arrays.fill(byColumn, run.from, run.to, run);
        }
        try (GridCursor cell = grid.read()) {
            while (cell.next()) {
                byColumn[cell.column].add(cell);
            }
        }
        runs.forEach(GridPart::endRow);
    }

    private static List<GridPart> withoutRemarks(List<GridPart> runs, List<String> notes) {
        List<GridPart> kept = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            GridPart run = runs.get(i);
            boolean remark =
                    (i > 0 && run.isRemarkBeside(runs.get(i - 1)))
                            || (i + 1 < runs.size() && run.isRemarkBeside(runs.get(i + 1)));
            if (remark) {
                notes.addAll(run.texts());
            } else {
                kept.add(run);
            }
        }
        return kept;
    }

    private static List<GridPart> join(List<GridPart> runs) {
        List<GridPart> tables = new ArrayList<>();
        for (GridPart run : runs) {
            if (tables.isEmpty() || tables.getLast().isApart(run)) {
                tables.add(run);
            } else {
                tables.getLast().join(run);
            }
        }
        return tables;
    }
}
