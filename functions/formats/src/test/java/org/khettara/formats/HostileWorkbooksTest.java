package org.khettara.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;
import org.khettara.engine.Engine;
import org.khettara.engine.Limits;

/// Hostile workbooks come to their refusal within a small heap and a short time, all in one
/// process: the one before must leave it whole.
@Timeout(300)
final class HostileWorkbooksTest {
    private static final long LONGEST_MILLIS = 30_000;

    @TempDir Path folder;

    @Test
    void eachComesToItsEndInASmallHeap() throws IOException, InterruptedException {
        Path files = Files.createDirectory(folder.resolve("in"));
        Path tables = Files.createDirectory(folder.resolve("out"));
        Map<String, String> wanted = new TreeMap<>();
        List<HostileWorkbooks.Case> cases =
                Stream.of(
                                HostileWorkbooks.references(),
                                HostileWorkbooks.sizes(),
                                HostileWorkbooks.structures(),
                                HostileWorkbooks.containers())
                        .flatMap(List::stream)
                        .toList();
        for (HostileWorkbooks.Case one : cases) {
            one.maker().write(files.resolve(one.name()));
            wanted.put(one.name(), one.outcome());
        }
        Map<String, String> outcomes = new TreeMap<>();
        for (String line : run(files, tables)) {
            String[] words = line.split(" ", -1);
            if (words.length == 3) {
                outcomes.put(words[0], words[1]);
                assertThat(Long.parseLong(words[2])).as(line).isLessThan(LONGEST_MILLIS);
            }
        }
        assertThat(outcomes).isEqualTo(wanted);
        try (Stream<Path> left = Files.walk(tables)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith(".")))
                    .isEmpty();
        }
    }

    private List<String> run(Path files, Path tables) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process =
                new ProcessBuilder(
                                java.toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                NormaliseEach.class.getName(),
                                files.toString(),
                                tables.toString())
                        .redirectErrorStream(true)
                        .start();
        List<String> lines;
        try (BufferedReader reader = process.inputReader(UTF_8)) {
            lines = reader.lines().toList();
        }
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    /// Bytes changed at random: a table or a refusal, never a failure of ours.
    @Test
    void damagedWorkbooksAreToldFromBrokenPlumbing() throws IOException {
        Path tables = Files.createDirectory(folder.resolve("out"));
        Engine engine = new Engine(Limits.DEFAULT, Formats.all());
        int refused = 0;
        for (Path whole : Samples.all(folder)) {
            byte[] bytes = Files.readAllBytes(whole);
            Random random = new Random(7);
            for (int round = 0; round < 150; round++) {
                byte[] damaged = bytes.clone();
                for (int i = 0; i < 1 + round / 20; i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                Path file = Files.write(folder.resolve("damaged"), damaged);
                Report report = engine.normalise(new Source(file, "d"), tables, CellText.CANONICAL);
                refused += report.reason() == null ? 0 : 1;
            }
        }
        assertThat(refused).isGreaterThan(50);
    }
}
