package org.khettara.embedded.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.document.Json;
import org.khettara.core.report.Report;

final class LargeTableTest {
    /// 300,000 rows were written so (docs/decisions/0018); the fewer are told from all in memory
    /// too.
    private static final int ROWS = Integer.getInteger("khettara.workbook.rows", 60_000);

    @TempDir Path folder;

    @Test
    void aLargeTableIsWrittenWithLittleMemory() throws Exception {
        Path source = folder.resolve("large.csv");
        try (var out = Files.newBufferedWriter(source)) {
            out.write("Code;Ville;Montant;Jour;Rang\n");
            for (int i = 0; i < ROWS; i++) {
                out.write(
                        "C%07d;Ville %d;%d,5;%02d/03/2024;%s\n"
                                .formatted(i, i, i, i % 28 + 1, i % 500 == 3 ? "trois" : i));
            }
        }
        Normalised made = Normalised.of(source);
        assertThat(made.rejects()).hasSize(ROWS / 500);
        Files.write(made.folder().resolve(Report.FILE_NAME), Json.document(made.report()));
        Path copy = folder.resolve("copy/large.xlsx");
        Files.createDirectories(copy.getParent());
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx24m",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LargeTableChild.class.getName(),
                                made.folder().toString(),
                                copy.toString()));
        Process child = new ProcessBuilder(command).inheritIO().start();
        assertThat(child.waitFor()).isZero();
        Normalised again = Normalised.of(copy);
        Path first = made.folder().resolve(made.table().csv());
        assertThat(Files.mismatch(again.folder().resolve(again.table().csv()), first)).isNegative();
        assertThat(again.rejects()).isEqualTo(made.rejects());
    }
}
