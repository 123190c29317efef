package org.khettara.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;
import org.khettara.engine.Engine;
import org.khettara.engine.Limits;

/// Damaged workbooks come to a table or a refusal.
@Timeout(300)
final class HostileWorkbooksTest {

    @TempDir Path folder;

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
