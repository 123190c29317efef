package org.khettara.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.Origin.Kind;

/// Keeps the grids of one file as texts in a scratch folder beside the tables, so that the rest of
/// the engine reads them as any text; gone when closed.
final class SpooledSheets implements Sheets, AutoCloseable {
    private final Path folder;
    private final Limits limits;
    private final ExpansionBudget budget;
    private final List<Spooled> texts = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();
    private @Nullable RawGrid open;
    private String name = "";
    private Kind kind = Kind.GRID;
    private int columns;
    private int begun;

    /// A text that was made of a grid or a part of one.
    private record Spooled(Path file, Kind kind, String sheet, GridPart part, List<String> notes) {}

    SpooledSheets(Path tables, Limits limits, ExpansionBudget budget) throws IOException {
        this.folder = Files.createTempDirectory(tables, ".sheets-");
        this.limits = limits;
        this.budget = budget;
    }

    @Override
    public Sheet grid(String sheet) throws IOException, Refusal {
        return begin(sheet, Kind.GRID, 0);
    }

    @Override
    public Sheet displayed(String table) throws IOException, Refusal {
        return begin(table, Kind.DISPLAYED, 0);
    }

    @Override
    public Sheet records(String list, List<String> names) throws IOException, Refusal {
        RawGrid grid = begin(list, Kind.RECORDS, names.size());
        grid.row(1);
        for (int i = 0; i < names.size(); i++) {
            grid.cell(i, names.get(i));
        }
        return new Records(grid);
    }

    /// Rows of data follow the header.
    private record Records(RawGrid grid) implements Sheet {
        @Override
        public void row(long number) throws IOException, Refusal {
            grid.row(number + 1);
        }

        @Override
        public void cell(int column, CharSequence text) throws IOException, Refusal {
            grid.cell(column, text);
        }

        @Override
        public void cell(int column, byte[] utf8, int from, int length)
                throws IOException, Refusal {
            grid.cell(column, utf8, from, length);
        }
    }

    @Override
    public void hidden(String sheet) throws Refusal {
        countSheet();
        hidden.add(sheet);
    }

    private void countSheet() throws Refusal {
        if (++begun > limits.formats().sheets()) {
            throw Refusal.of(ReasonCode.BOMB, "BOMB.sheets", limits.formats().sheets());
        }
    }

    private RawGrid begin(String sheet, Kind of, int width) throws IOException, Refusal {
        end();
        countSheet();
        name = sheet;
        kind = of;
        columns = width;
        RawGrid grid = new RawGrid(folder.resolve("raw"), of != Kind.RECORDS, limits, budget);
        open = grid;
        return grid;
    }

    /// Ends the grid begun last.
    void end() throws IOException, Refusal {
        try (RawGrid grid = open) {
            open = null;
            if (grid == null) {
                return;
            }
            grid.end();
            if (grid.isBlank()) {
                return;
            }
            if (kind == Kind.RECORDS) {
                GridPart all = new GridPart(0, Math.max(columns, grid.width()));
                all.firstRow = 1;
                all.lastRow = grid.lastRow();
                write(grid, all, List.of());
                return;
            }
            GridParts parts = GridParts.of(grid);
            checkCells(parts);
            for (GridPart part : parts.tables()) {
                write(grid, part, parts.notes());
            }
        }
    }

    private void checkCells(GridParts parts) throws Refusal {
        long cells = 0;
        for (GridPart part : parts.tables()) {
            cells += (part.lastRow - part.firstRow + 1) * (part.to - part.from);
        }
        if (cells > limits.formats().cells()) {
            throw Refusal.of(ReasonCode.BOMB, "BOMB.cells", cells);
        }
    }

    private void write(RawGrid grid, GridPart part, List<String> notes)
            throws IOException, Refusal {
        Path file = folder.resolve("text-" + texts.size());
        if (grid.isWritten(part)) {
            grid.moveTo(file);
            texts.add(new Spooled(file, kind, name, part, notes));
            return;
        }
        try (SpooledText text = SpooledText.of(part, file, budget);
                GridCursor cell = grid.read()) {
            while (cell.next()) {
                if (cell.column >= part.from && cell.column < part.to) {
                    text.add(cell.row, cell.column, cell.text(), cell.from, cell.length);
                }
            }
            text.end();
        }
        texts.add(new Spooled(file, kind, name, part, notes));
    }

    /// Names of the sheets that were left out because they are hidden.
    List<String> hidden() {
        return hidden;
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    /// What was handed on, ready to be read.
    ///
    /// @param format of the file
    /// @param file name of the file
    List<Opener.Entry> entries(String format, String file, boolean inArchive) {
        List<Opener.Entry> entries = new ArrayList<>();
        for (Spooled text : texts) {
            long rowsBefore = text.kind == Kind.RECORDS ? -1 : text.part.firstRow - 1;
            Origin origin =
                    new Origin.Spooled(
                            format,
                            text.kind,
                            text.sheet,
                            texts.size() == 1,
                            rowsBefore,
                            text.part.from,
                            text.notes);
            entries.add(new Opener.Entry(text.file, file, inArchive, origin));
        }
        return entries;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
        for (Spooled text : texts) {
            Files.deleteIfExists(text.file);
        }
        Files.deleteIfExists(folder.resolve("text-" + texts.size()));
        Files.delete(folder);
    }
}
