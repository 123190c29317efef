package org.khettara.engine.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.port.TableComparer.Compared;
import org.khettara.core.port.TableComparer.Target;
import org.khettara.core.port.TableComparer.Version;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.TableShape;
import org.khettara.core.report.TableShape.ColumnShape;

/// Large tables of which every row differs, compared in a process with 128 MB of heap.
/// `-Dkhettara.compared=20000000` takes more rows, in which a heap that grew with them would show.
final class ComparisonMemoryTest {
    private static final long ROWS = Long.getLong("khettara.compared", 600_000);
    private static final List<ColumnShape> COLUMNS =
            List.of(
                    new ColumnShape("code", ColumnType.STRING),
                    new ColumnShape("montant", ColumnType.NUMBER),
                    new ColumnShape("note", ColumnType.STRING));

    @TempDir private Path folder;

    /// In the process: args are the files' folder and the key.
    static final class Run {
        private Run() {}

        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[0]);
            var shape = new TableShape("t", ROWS, COLUMNS);
            Compared compared =
                    new CsvComparer(Long.MAX_VALUE, 2)
                            .compare(
                                    new Version(shape, folder.resolve("before.csv")),
                                    new Version(shape, folder.resolve("after.csv")),
                                    args.length > 1 ? List.of(args[1]) : List.of(),
                                    new Target(folder, "t"));
            System.out.println("changed " + compared.rows().changed());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "montant"})
    void theHeapDoesNotGrowWithTheTables(String key) throws IOException, InterruptedException {
        write("before.csv", 1);
        write("after.csv", 2);
        Path log = folder.resolve("log");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dkhettara.compared=" + ROWS,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Run.class.getName(),
                                folder.toString(),
                                key)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        int status = process.waitFor();
        assertThat(status).as(Files.readString(log)).isZero();
        // Of the amounts every one repeats: whole rows are compared.
        assertThat(Files.readString(log)).contains("changed " + (key.equals("code") ? ROWS : 0));
    }

    private void write(String name, int add) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name))) {
            out.write("code,montant,note\r\n");
            for (long row = 0; row < ROWS; row++) {
                long code = row * 7919 % ROWS;
                out.write(
                        "k" + code + "," + (code % 1000 + add) + ".25,الجهة " + code % 12 + "\r\n");
            }
        }
    }
}
