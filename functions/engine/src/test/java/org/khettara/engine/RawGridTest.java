package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A grid gives back the cells that it was given.
final class RawGridTest {
    private static final List<String> TEXTS =
            List.of(
                    "1",
                    "-2.50",
                    "a,b",
                    "\"",
                    "a \"b\" c",
                    "line\nline",
                    "\r",
                    "\u0000",
                    "\u0000a",
                    " x ",
                    ",",
                    "\"\"",
                    "سلا",
                    "é".repeat(40),
                    "x".repeat(70_000));

    @TempDir Path folder;

    private record Cell(long row, int column, String text) {}

    /// @param width of most rows; `far` is that of few, so far to the right that gaps are told
    @ParameterizedTest
    @CsvSource({"1,1,1,2000", "2,13,13,5000", "3,13,40,5000", "4,200,3000,300", "5,3,16384,4000"})
    void whatWasGivenComesBack(long seed, int width, int far, int rows)
            throws IOException, Refusal {
        SplittableRandom random = new SplittableRandom(seed);
        List<Cell> given = new ArrayList<>();
        long row = random.nextLong(1, 50);
        for (int i = 0; i < rows; i++) {
            int end = random.nextInt(100) == 0 ? far : width;
            int step = end > 1000 ? 900 : 3;
            for (int column = random.nextInt(step);
                    column < end;
                    column += random.nextInt(1, step + 1)) {
                boolean rare = random.nextInt(20_000) == 0;
                int text = random.nextInt(rare ? TEXTS.size() : TEXTS.size() - 1);
                given.add(new Cell(row, column, TEXTS.get(text)));
            }
            row += random.nextInt(10) == 0 ? random.nextLong(1, 30) : 1;
        }
        given.removeIf(cell -> cell.text().isBlank() || cell.text().equals("\u0000"));

        assertThat(read(given)).isEqualTo(given);
    }

    private List<Cell> read(List<Cell> given) throws IOException, Refusal {
        List<Cell> read = new ArrayList<>();
        ExpansionBudget budget = new ExpansionBudget(Limits.DEFAULT, 1L << 30);
        try (RawGrid grid = new RawGrid(folder.resolve("raw"), true, Limits.DEFAULT, budget)) {
            long row = 0;
            for (Cell cell : given) {
                if (cell.row() != row) {
                    row = cell.row();
                    grid.row(row);
                }
                byte[] text = ("<" + cell.text() + ">").getBytes(UTF_8);
                grid.cell(cell.column(), text, 1, text.length - 2);
            }
            grid.end();
            try (GridCursor cell = grid.read()) {
                while (cell.next()) {
                    String text = new String(cell.text(), cell.from, cell.length, UTF_8);
                    read.add(new Cell(cell.row, cell.column, text));
                }
            }
        }
        return read;
    }
}
