package org.khettara.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// Damaged Parquet files leave nothing behind, however many come: the library's threads that wait
/// for the rest of a file for ever are collected with what they hold.
final class ParquetThreadsTest {
    private static final int FILES = 500;
    private static final long MOST_BYTES = 4L << 20;

    @TempDir Path folder;

    @Test
    void damagedFilesLeaveNoMemoryBehind() throws IOException {
        readDamaged(50);
        long before = used();
        int refused = readDamaged(FILES);
        assertThat(refused).isGreaterThan(FILES / 2);
        assertThat(used() - before).as("bytes left behind").isLessThan(MOST_BYTES);
    }

    private int readDamaged(int files) throws IOException {
        byte[] sound;
        try (InputStream in =
                getClass().getResourceAsStream("FormatsFuzzTestInputs/parquet/snappy")) {
            sound = Objects.requireNonNull(in).readAllBytes();
        }
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < files; i++) {
            byte[] damaged = sound.clone();
            for (int k = 0; k <= i % 4; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            // Another file each time: the library may still look at the one before.
            Path file = Files.createTempFile(folder, "damaged", ".parquet");
            Files.write(file, damaged);
            refused += isRefused(file) ? 1 : 0;
        }
        return refused;
    }

    private static boolean isRefused(Path file) throws IOException {
        try {
            new ParquetReader().read(file, new CollectedSheets(), Limits.DEFAULT);
            return false;
        } catch (Refusal expected) {
            return true;
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
