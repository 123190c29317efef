package org.khettara.embedded.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

final class GridTest {
    @Test
    void columnsAreAlignedWhateverTheScript() {
        var grid = new Grid(Grid.Column.left("name"), Grid.Column.right("n"));
        grid.row("a", 1);
        grid.row("مُحَمَّد", 22);
        grid.row("日本", 333);
        assertThat(print(grid, false)).isEqualTo("name    n\na       1\nمُحَمَّد   22\n日本  333\n");
    }

    @Test
    void onAScreenAnArabicCellIsKeptApartFromItsNeighbour() {
        var grid = new Grid(Grid.Column.left("a"), Grid.Column.left("b"));
        grid.row("فاس", "مكناس");
        assertThat(print(grid, true)).contains("فاس\u200E  مكناس\u200E");
        assertThat(print(grid, false)).doesNotContain("\u200E");
    }

    @Test
    void longTextIsCutWithinItsColumn() {
        var grid = new Grid(Grid.Column.text("a"));
        grid.row("x".repeat(200));
        assertThat(print(grid, false).lines().skip(1).findFirst().orElseThrow())
                .hasSize(44)
                .endsWith("…");
    }

    @Test
    void progressIsSilentInAPipeAndDrawnOnAScreen() {
        assertThat(progress(false)).isEmpty();
        assertThat(progress(true))
                .contains("[............")
                .contains("1/2")
                .contains("a.csv  assess");
    }

    private static String progress(boolean screen) {
        var err = new ByteArrayOutputStream();
        var terminal =
                new Terminal(
                        new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        false,
                        screen);
        try (var progress = new Progress(terminal, 2)) {
            progress.begin("a.csv");
            progress.stage("assess");
            progress.end("done");
        }
        return err.toString(UTF_8);
    }

    private static String print(Grid grid, boolean screen) {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, UTF_8);
        grid.print(new Terminal(stream, stream, screen, false));
        return out.toString(UTF_8);
    }
}
