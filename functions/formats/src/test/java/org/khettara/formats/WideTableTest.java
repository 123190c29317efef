package org.khettara.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;
import org.khettara.engine.Engine;

/// As many columns as a table may have, in the heap that the packaged function has: rows by the
/// hundred, of every type, most values different. Everything held for each column at once shows.
@Timeout(300)
final class WideTableTest {
    private static final int COLUMNS = 16_000;
    private static final int ROWS = 200;

    @TempDir Path folder;

    /// Normalises one file in a process of its own.
    static final class Run {
        private Run() {}

        /// @param arguments the file, the folder for its tables, threads
        public static void main(String[] arguments) throws IOException {
            Path file = Path.of(arguments[0]);
            Path tables = Path.of(arguments[1]);
            Report report =
                    new Engine(Formats.all())
                            .withThreads(Integer.parseInt(arguments[2]))
                            .normalise(
                                    new Source(file, file.getFileName().toString()),
                                    tables,
                                    CellText.CANONICAL);
            new ObjectMapper().writeValue(tables.resolve("report.json").toFile(), report);
        }
    }

    @Test
    void sixteenThousandColumnsFitASmallHeap() throws IOException, InterruptedException {
        Path wide = folder.resolve("wide.csv");
        write(wide);
        Process alone = start(wide, 1);
        Process shared = start(wide, 2);
        Path one = end(alone, 1);
        Path two = end(shared, 2);

        JsonNode table = new ObjectMapper().readTree(one.resolve("report.json").toFile());
        table = table.get("tables").get(0);
        assertThat(table.get("rows").asInt()).isEqualTo(ROWS);
        List<String> types = new ArrayList<>();
        table.get("columns").forEach(column -> types.add(column.get("type").asText()));
        assertThat(types).hasSize(COLUMNS);
        assertThat(types.subList(10, 15))
                .containsExactly("INTEGER", "NUMBER", "STRING", "DATE", "STRING");
        assertThat(Files.readString(one.resolve("wide.csv")).replace("\r\n", "\n"))
                .isEqualTo(Files.readString(wide));
        for (String made : List.of("wide.csv", "wide.parquet", "report.json")) {
            assertThat(two.resolve(made)).hasSameBinaryContentAs(one.resolve(made));
        }
        try (var left = Files.list(two)) {
            assertThat(left).hasSize(4);
        }
    }

    private static void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int row = -1; row < ROWS; row++) {
                for (int column = 0; column < COLUMNS; column++) {
                    out.write(column == 0 ? "" : ",");
                    out.write(row < 0 ? "nom de la colonne " + column : cell(row, column));
                }
                out.write('\n');
            }
        }
    }

    private static String cell(int row, int column) {
        return switch (column % 5) {
            case 0 -> Integer.toString(row * 16_001 + column);
            case 1 -> (row * 7 + column) % 1000 + "." + (10 + row % 90);
            case 2 -> column % 2 == 0 ? "Fès" : "clé " + row * column;
            case 3 -> "20%02d-%02d-%02d".formatted(10 + row % 15, 1 + row % 12, 1 + column % 28);
            default -> row % 3 == 0 ? "" : "t" + (row + column) % 40;
        };
    }

    private Process start(Path file, int threads) throws IOException {
        Path tables = Files.createDirectory(folder.resolve("tables-" + threads));
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Run.class.getName(),
                        file.toString(),
                        tables.toString(),
                        "" + threads);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log-" + threads).toFile())
                .start();
    }

    /// Where the tables are.
    private Path end(Process process, int threads) throws IOException, InterruptedException {
        int status = process.waitFor();
        assertThat(status).as(Files.readString(folder.resolve("log-" + threads))).isZero();
        return folder.resolve("tables-" + threads);
    }
}
