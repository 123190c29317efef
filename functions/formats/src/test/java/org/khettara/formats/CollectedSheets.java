package org.khettara.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.khettara.engine.Sheets;

/// Keeps what a reader hands on, and holds the reader to the order that the port asks for.
final class CollectedSheets implements Sheets {
    private static final long MOST_CELLS = 20_000_000;

    final List<Grid> grids = new ArrayList<>();
    final List<String> hidden = new ArrayList<>();
    private long cells;

    /// One grid: rows as texts, empty cells as empty texts.
    final class Grid implements Sheet {
        final String kind;
        final String name;
        final List<String> columns;
        final List<List<String>> rows = new ArrayList<>();
        private long row;

        private Grid(String kind, String name, List<String> columns) {
            this.kind = kind;
            this.name = name;
            this.columns = List.copyOf(columns);
        }

        @Override
        public void row(long number) {
            if (number <= row || number > row + 2_000_000) {
                throw new IllegalStateException("row " + number + " after " + row);
            }
            while (row < number) {
                rows.add(new ArrayList<>());
                row++;
            }
        }

        @Override
        public void cell(int column, CharSequence text) {
            List<String> cells = rows.getLast();
            if (column < cells.size()
                    || column >= 16_384
                    || ++CollectedSheets.this.cells > MOST_CELLS) {
                throw new IllegalStateException("column " + column + " after " + cells.size());
            }
            while (cells.size() < column) {
                cells.add("");
            }
            cells.add(text.toString());
        }

        @Override
        public void cell(int column, byte[] utf8, int from, int length) {
            cell(column, new String(utf8, from, length, UTF_8));
        }

        List<String> row(int index) {
            return rows.get(index);
        }
    }

    Grid only() {
        if (grids.size() != 1) {
            throw new IllegalStateException(grids.size() + " grids");
        }
        return grids.getFirst();
    }

    private Grid begin(String kind, String name, List<String> columns) {
        grids.add(new Grid(kind, name, columns));
        return grids.getLast();
    }

    @Override
    public Grid grid(String name) {
        return begin("grid", name, List.of());
    }

    @Override
    public void hidden(String name) {
        hidden.add(name);
    }

    @Override
    public Grid displayed(String name) {
        return begin("displayed", name, List.of());
    }

    @Override
    public Grid records(String name, List<String> columns) {
        return begin("records", name, columns);
    }
}
