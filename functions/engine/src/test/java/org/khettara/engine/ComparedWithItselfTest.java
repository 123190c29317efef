package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.assess.Assessor;
import org.khettara.core.difference.RowDifference;
import org.khettara.core.port.TableComparer.Target;
import org.khettara.core.port.TableComparer.Version;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;
import org.khettara.core.report.TableShape;
import org.khettara.engine.difference.CsvComparer;

/// Whatever the engine writes, the comparison reads: each generated table equals itself.
final class ComparedWithItselfTest {
    private static final int SEEDS = 100;

    @TempDir private Path folder;

    @Test
    void everyTableThatTheEngineWritesEqualsItself() throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            Path own = Files.createDirectory(folder.resolve("" + seed));
            Path source =
                    Files.write(own.resolve("published.txt"), new GeneratedFile(seed).bytes());
            Report report =
                    new Engine().normalise(new Source(source, "t.csv"), own, CellText.CANONICAL);
            for (TableShape table : Assessor.shapes(report)) {
                Version version = new Version(table, own.resolve(table.name() + ".csv"));
                RowDifference rows =
                        new CsvComparer(Long.MAX_VALUE, 1)
                                .compare(version, version, List.of(), new Target(own, "x"))
                                .rows();
                assertThat(rows.before()).as("seed %d", seed).isEqualTo(table.rows());
                assertThat(rows.csv()).as("seed %d", seed).isNull();
                assertThat(rows.reordered() || rows.rewritten()).as("seed %d", seed).isFalse();
            }
        }
    }
}
