package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;

/// Generated tables, published in all the ways of publishers, come back the same: CSV, types,
/// units, profiles, rejected cells and notes. `-Dkhettara.generated=20000` takes more of them,
/// `-Dkhettara.generated.from=123` begins at another seed: with 1 as the number, one file alone.
/// The tables of the first seeds stay in `target/generated-tables`, each beside what is expected of
/// it, for the oracle in Python.
final class GeneratedTablesTest {
    private static final Path KEPT = Path.of("target", "generated-tables");
    private static final int KEPT_SEEDS = 80;
    private static final int[] BLOCKS = {300, 4000, 64_000, 4 << 20};

    @Test
    void everyTableComesBack() throws IOException {
        long from = Long.getLong("khettara.generated.from", 0);
        long count = Long.getLong("khettara.generated", 1000);
        delete(KEPT);
        List<String> wrong =
                LongStream.range(from, from + count)
                        .parallel()
                        .mapToObj(GeneratedTablesTest::check)
                        .filter(Objects::nonNull)
                        .toList();
        assertThat(wrong).isEmpty();
    }

    /// What is wrong with the table of a seed; null when nothing is.
    private static @Nullable String check(long seed) {
        try {
            GeneratedFile file = new GeneratedFile(seed);
            Path folder = Files.createDirectories(KEPT.resolve("" + seed));
            Path source = Files.write(folder.resolve("published.txt"), file.bytes());
            Limits limits = Limits.DEFAULT.withBlocks(BLOCKS[(int) (seed % BLOCKS.length)]);
            Report report =
                    new Engine(limits)
                            .normalise(new Source(source, "t.csv"), folder, CellText.CANONICAL);
            Path csv = folder.resolve("t.csv");
            Path rejects = folder.resolve("t.rejects.csv");
            String difference =
                    new GeneratedCheck(file)
                            .difference(
                                    report,
                                    Files.exists(csv) ? Files.readString(csv) : "",
                                    Files.exists(rejects) ? Files.readString(rejects) : "");
            if (difference == null && seed >= KEPT_SEEDS) {
                delete(folder);
            } else {
                keep(file, folder);
            }
            return difference == null ? null : "seed " + seed + " (" + file + "): " + difference;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keep(GeneratedFile file, Path folder) throws IOException {
        Files.writeString(folder.resolve("t.expected.csv"), file.csv());
        List<String> types = file.types().stream().map(Object::toString).toList();
        Files.write(folder.resolve("t.expected.types"), types, StandardCharsets.UTF_8);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
