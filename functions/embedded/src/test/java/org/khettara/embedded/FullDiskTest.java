package org.khettara.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.Stage;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Upload;

/// A home on a disk that fills up: a real one of four megabytes (tmpfs). Only root may mount one;
/// for others [HomeTest] has the same by a fake engine, and this is skipped.
final class FullDiskTest {
    @TempDir Path folder;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "none", folder.toString());
        assumeTrue(mounted, "needs the right to mount a tmpfs");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", "-l", folder.toString())).isTrue();
        }
    }

    @Test
    void aFullDiskLosesNothingAndPasses() throws Exception {
        Path file = Files.createTempFile("khettara-", ".csv");
        Files.writeString(file, "a;b\n" + "some text;12,5\n".repeat(20_000));
        var dataset = new DatasetId(CrashChild.CITY.id(), "budget");
        Path ballast = folder.resolve("ballast");
        try (Home home = Home.open(folder.resolve("home"))) {
            home.register(CrashChild.CITY);
            Upload upload;
            try (var in = Files.newInputStream(file)) {
                upload = home.accept(dataset, "budget.csv", in);
            }
            fill(ballast);
            for (int i = 0; i < 7; i++) {
                Throwable failure = failureOf(() -> home.process(upload, Stage.Watcher.NOBODY));
                assertThat(FullDisk.causes(failure)).as(String.valueOf(failure)).isTrue();
            }
            assertThat(home.datasets()).isEmpty();
            Throwable refused =
                    failureOf(() -> {
                        try (var in = Files.newInputStream(file)) {
                            home.accept(dataset, "more.csv", in);
                        }
                    });
            assertThat(FullDisk.causes(refused)).as(String.valueOf(refused)).isTrue();

            Files.delete(ballast);
            assertThat(home.pendingUploads()).containsExactly(upload);
            assertThat(home.recover(Stage.Watcher.NOBODY).receipts())
                    .extracting(Receipt::state)
                    .containsExactly(State.PUBLISHED);
            Observer.verify(home, home.datasets().getFirst());
        } finally {
            Files.delete(file);
        }
    }

    private static void fill(Path ballast) throws IOException {
        try (var out = Files.newOutputStream(ballast)) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(FullDisk.causes(full)).isTrue();
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private static Throwable failureOf(Action action) throws Exception {
        try {
            action.run();
        } catch (IOException | RuntimeException e) {
            return e;
        }
        throw new AssertionError("expected a failure");
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(List.of(command))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
