package org.khettara.embedded.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.document.Json;
import org.khettara.core.report.Report;

/// The contract of the command in the specification of normalisation.
final class NormaliseCommandTest {
    private static final String CSV = "ville;montant\nFès;1,5\nOujda;2,25\nTaza;3,0\n";
    @TempDir Path folder;

    @Test
    void eachFileGetsItsFolder() throws Exception {
        write("in/budget.csv", CSV);
        write("in/sub/empty.csv", "");
        Typed typed = normalise("in");
        assertThat(typed.status()).isEqualTo(3);
        assertThat(typed.out().lines())
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .startsWith("published  budget.csv  3 rows x 2 columns"),
                        line -> assertThat(line).startsWith("refused    sub/empty.csv  EMPTY"));
        assertThat(names("out")).containsExactlyInAnyOrder("budget.csv", "empty.csv");
        assertThat(names("out/empty.csv")).containsExactly("report.json");
        Report report = report("out/budget.csv");
        Report.Table table = report.tables().getFirst();
        assertThat(names("out/budget.csv"))
                .containsExactlyInAnyOrder(
                        "report.json", table.csv(), table.parquet(), table.schema());
        assertThat(folder.resolve("out/budget.csv").resolve(table.csv()))
                .content(UTF_8)
                .startsWith("ville,montant\r\nFès,1.5\r\n");
    }

    @Test
    void textCanBeKept() throws Exception {
        write("in/budget.csv", CSV);
        assertThat(normalise("--keep-text", "in").status()).isZero();
        String csv = report("out/budget.csv").tables().getFirst().csv();
        assertThat(folder.resolve("out/budget.csv").resolve(csv))
                .content(UTF_8)
                .contains("\"1,5\"");
    }

    @Test
    void aDeclaredSchemaIsHeldAgainstCleanValues() throws Exception {
        write("in/budget.csv", CSV);
        String schema =
                write(
                                "schema.json",
                                """
                                {"fields": [{"name": "ville"},
                                            {"name": "montant", "type": "number", "constraints": {"maximum": 2.5}}]}
                                """)
                        .toString();
        assertThat(normalise("--table-schema", schema, "in").status()).isZero();
        assertThat(report("out/budget.csv").tables().getFirst().findings())
                .extracting(finding -> finding.code() + " " + finding.where().cell())
                .containsExactly("SCHEMA_RANGE B4");
        Typed both = normalise("--table-schema", schema, "--keep-text", "in");
        assertThat(both.status()).isEqualTo(2);
        assertThat(both.err()).contains("leave --keep-text out");
        String broken = write("broken.json", "{\"fields\": [{}]}").toString();
        Typed malformed = normalise("--table-schema", broken, "in");
        assertThat(malformed.status()).isEqualTo(2);
        assertThat(malformed.err()).contains("tableSchema.fields[0]");
    }

    @Test
    void aRunReplacesWhatTheOneBeforeWrote() throws Exception {
        write("in/budget.csv", CSV);
        normalise("in");
        write("out/budget.csv/left.rejects.csv", "from an earlier file");
        assertThat(normalise("in").status()).isZero();
        assertThat(names("out/budget.csv")).doesNotContain("left.rejects.csv");
        assertThat(names("out")).containsExactly("budget.csv");
    }

    @Test
    void whatOthersPutThereStays() throws Exception {
        write("in/budget.csv", CSV);
        write("out/budget.csv/precious.txt", "mine");
        Typed typed = normalise("in");
        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.err()).contains("not from an earlier run");
        assertThat(folder.resolve("out/budget.csv/precious.txt")).hasContent("mine");
    }

    @Test
    void theSourceIsNeverItsOwnOutput() throws Exception {
        Path file = write("out/budget.csv", CSV);
        assertThat(normalise("out/budget.csv").status()).isEqualTo(2);
        assertThat(file).hasContent(CSV);
    }

    @Test
    void twoFilesOfOneNameGetTwoFolders() throws Exception {
        write("in/2023/budget.csv", CSV);
        write("in/2024/budget.csv", CSV);
        assertThat(normalise("in").status()).isZero();
        assertThat(names("out")).containsExactlyInAnyOrder("budget.csv", "budget.csv_2");
    }

    @Test
    void machinesGetTheReports() throws Exception {
        write("in/budget.csv", CSV);
        Typed typed = normalise("--json", "in");
        assertThat(Json.read(typed.out(), Report.class)).isEqualTo(report("out/budget.csv"));
    }

    @Test
    void aMissingFileDoesNotStopTheOthers() throws Exception {
        write("in/budget.csv", CSV);
        Typed typed = normalise("nowhere.csv", "in");
        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.err()).contains("nowhere.csv");
        assertThat(names("out")).containsExactly("budget.csv");
    }

    @Test
    void manyFilesAreToldOfInTheirOrder() throws Exception {
        for (int i = 0; i < 60; i++) {
            write("in/f%02d.csv".formatted(i), i % 7 == 3 ? "" : CSV);
        }
        Typed typed = normalise("in");
        assertThat(typed.status()).isEqualTo(3);
        assertThat(typed.out().lines().map(line -> line.split(" +", -1)[1]).toList())
                .isEqualTo(IntStream.range(0, 60).mapToObj("f%02d.csv"::formatted).toList());
        assertThat(names("out")).hasSize(60).noneMatch(name -> name.startsWith("."));
    }

    @Test
    void whatIsUnfinishedWhenTheProcessMustEndIsDeleted() throws Exception {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                EndlessPart.class.getName(),
                                folder.resolve("out").toString())
                        .redirectErrorStream(true)
                        .start();
        try (var said = process.inputReader(UTF_8)) {
            assertThat(said.readLine()).isEqualTo("filling");
            process.toHandle().destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(names("out")).isEmpty();
    }

    /// Fills a part for ever.
    static final class EndlessPart {
        private EndlessPart() {}

        public static void main(String[] arguments) throws IOException {
            try (OutputFolder output = OutputFolder.open(Path.of(arguments[0]));
                    OutputFolder.Part part = output.begin(output.target("a.csv"))) {
                Path file = part.folder().resolve("table.csv");
                Files.writeString(file, CSV);
                Path unpacked = Files.createDirectory(part.folder().resolve(".sheets"));
                Files.writeString(unpacked.resolve("text-0"), CSV);
                System.out.println("filling");
                while (Files.isDirectory(folderOf(file))) {
                    Thread.onSpinWait();
                }
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        private static Path folderOf(Path file) {
            return Objects.requireNonNull(file.getParent());
        }
    }

    @Test
    void theNumberOfThreadsIsSaidInDigits() {
        assertThat(Khettara.threads("4")).isEqualTo(4);
        for (String wrong : List.of("0", "-1", "four", "1000")) {
            assertThatThrownBy(() -> Khettara.threads(wrong))
                    .hasMessageContaining("KHETTARA_THREADS");
        }
    }

    @Test
    void inspectShowsColumnsAndQuality() throws Exception {
        Path file = write("in/budget.csv", CSV);
        Typed typed = Typed.command("inspect", file.toString());
        assertThat(typed.status()).isZero();
        assertThat(typed.out())
                .contains("delimiter ';'")
                .containsPattern("montant +number")
                .contains("quality score");
        assertThat(Typed.command("inspect", write("in/e.csv", "").toString()).status())
                .isEqualTo(3);
        assertThat(Typed.command("inspect", folder.toString()).status()).isEqualTo(2);
        Typed json = Typed.command("inspect", "--json", file.toString());
        assertThat(Json.read(json.out(), Report.class).tables()).hasSize(1);
    }

    private Typed normalise(String... arguments) {
        String[] all =
                Stream.concat(
                                Stream.of("normalise", "--to", folder.resolve("out").toString()),
                                Stream.of(arguments)
                                        .map(a ->
                                                a.startsWith("--")
                                                        ? a
                                                        : folder.resolve(a).toString()))
                        .toArray(String[]::new);
        return Typed.command(all);
    }

    private Report report(String path) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(path).resolve("report.json"))) {
            return Json.read(in, Report.class);
        }
    }

    private Stream<String> names(String path) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(path))) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content, UTF_8);
    }
}
