package org.khettara.engine.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.difference.RowDifference;
import org.khettara.core.port.TableComparer.Compared;
import org.khettara.core.port.TableComparer.Target;
import org.khettara.core.port.TableComparer.Version;
import org.khettara.core.report.TableShape.ColumnShape;

/// Generated pairs of tables, compared by DuckDB as well: its `EXCEPT ALL`, both ways, has the same
/// rows as our file. `-Dkhettara.generated=5000` takes more of them,
/// `-Dkhettara.generated.from=123` begins at another seed.
final class DifferenceOracleTest {
    @TempDir private Path folder;

    @Test
    void duckDbFindsTheSameDifferences() throws IOException, SQLException {
        long from = Long.getLong("khettara.generated.from", 0);
        long count = Long.getLong("khettara.generated", 60);
        for (long seed = from; seed < from + count; seed++) {
            check(seed);
        }
    }

    private void check(long seed) throws IOException, SQLException {
        GeneratedPair pair = new GeneratedPair(seed);
        Path own = Files.createDirectory(folder.resolve("" + seed));
        Version before = pair.before.write(own.resolve("before.csv"));
        Version after = pair.after.write(own.resolve("after.csv"));
        Compared compared = compare(before, after, 1, own.resolve("one"));
        assertThat(compare(before, after, 2, own.resolve("two")))
                .as("seed %d", seed)
                .isEqualTo(compared);
        RowDifference rows = compared.rows();
        if (pair.keys == 1) {
            assertThat(rows.key()).as("seed %d", seed).containsExactly("code 0");
        } else if (pair.keys > 1) {
            assertThat(rows.key()).as("seed %d", seed).isNotEmpty();
        }
        try (DuckDb duck = new DuckDb()) {
            duck.fill("was", pair.before);
            duck.fill("now", pair.after);
            new Expected(duck, pair, seed).check(rows, own.resolve("one"));
        }
        for (String made : List.of("t.changes.csv", "t.changes.parquet")) {
            if (rows.csv() != null) {
                assertThat(own.resolve("two").resolve(made))
                        .as("seed %d", seed)
                        .hasSameBinaryContentAs(own.resolve("one").resolve(made));
            }
        }
    }

    private static Compared compare(Version before, Version after, int threads, Path to)
            throws IOException {
        Files.createDirectory(to);
        return new CsvComparer(Long.MAX_VALUE, threads)
                .compare(before, after, List.of(), new Target(to, "t"));
    }

    private record Expected(DuckDb duck, GeneratedPair pair, long seed) {
        void check(RowDifference rows, Path folder) throws SQLException {
            List<ColumnShape> shared = new ArrayList<>(pair.after.columns());
            shared.retainAll(pair.before.columns());
            String values = shared.stream().map(DuckDb::value).collect(Collectors.joining(", "));
            String gone =
                    minus(
                            "SELECT %s FROM was".formatted(values),
                            "SELECT %s FROM now".formatted(values));
            String come =
                    minus(
                            "SELECT %s FROM now".formatted(values),
                            "SELECT %s FROM was".formatted(values));
            assertThat(rows.removed() + rows.changed())
                    .as("seed %d", seed)
                    .isEqualTo(duck.count(gone));
            assertThat(rows.added() + rows.changed())
                    .as("seed %d", seed)
                    .isEqualTo(duck.count(come));
            if (rows.csv() == null) {
                return;
            }
            Path csv = folder.resolve(rows.csv());
            duck.read("made", csv);
            String removed =
                    "SELECT %s FROM made WHERE change IN ('removed', 'changed-before')"
                            .formatted(values);
            String added =
                    "SELECT %s FROM made WHERE change IN ('added', 'changed-after')"
                            .formatted(values);
            same(removed, gone);
            same(added, come);
            parquet(folder.resolve(String.valueOf(rows.parquet())));
        }

        private static String minus(String one, String other) {
            return "(%s) EXCEPT ALL (%s)".formatted(one, other);
        }

        private void same(String made, String expected) throws SQLException {
            assertThat(duck.count(minus(made, expected)))
                    .as("seed %d, rows too many", seed)
                    .isZero();
            assertThat(duck.count(minus(expected, made)))
                    .as("seed %d, rows too few", seed)
                    .isZero();
        }

        /// The Parquet has what the CSV has, by its own types.
        private void parquet(Path file) throws SQLException {
            String stored = "SELECT * FROM read_parquet('%s')".formatted(file);
            List<String> types = duck.types(stored);
            List<String> casts = new ArrayList<>();
            casts.add("change");
            List<ColumnShape> columns = new ArrayList<>(pair.after.columns());
            pair.before.columns().stream().filter(c -> !columns.contains(c)).forEach(columns::add);
            for (int i = 0; i < columns.size(); i++) {
                casts.add(
                        "CAST(%s AS %s)"
                                .formatted(DuckDb.quoted(columns.get(i).name()), types.get(i + 1)));
            }
            same("SELECT %s FROM made".formatted(String.join(", ", casts)), stored);
        }
    }
}
