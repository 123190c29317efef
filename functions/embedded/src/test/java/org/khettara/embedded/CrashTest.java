package org.khettara.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.Stage;
import org.khettara.core.proof.LongRun;

/// Nothing is lost and nothing is half seen, however the process dies and however many there are.
///
/// A child process publishes into a home and is killed (SIGKILL) at random moments, also while it
/// recovers from the kill before. A reader looks on all the while. `-Dkhettara.crash.seed` repeats
/// a run, `-Dkhettara.crash.kills` makes it longer.
final class CrashTest {
    private static final int KILLS =
            Integer.getInteger("khettara.crash.kills", LongRun.ASKED ? 300 : 25);
    private static final int PROCESSES = 3;
    private static final int FILES_EACH = 20;
    @TempDir Path folder;

    @Test
    void noKillLosesAnUploadOrShowsHalfARelease() throws Exception {
        long seed = Long.getLong("khettara.crash.seed", System.nanoTime());
        System.out.println("CrashTest: -Dkhettara.crash.seed=" + seed);
        var random = new Random(seed);
        Path accepted = folder.resolve("accepted");
        try (var reader = Observer.start(home())) {
            for (int kill = 0; kill < KILLS; kill++) {
                Process child = child(accepted, random.nextLong(), Integer.MAX_VALUE);
                // One in five dies at the start, while it opens the home or recovers.
                boolean early = random.nextInt(5) == 0;
                if (!early) {
                    awaitReady(child);
                }
                boolean ended = child.waitFor(random.nextInt(600), TimeUnit.MILLISECONDS);
                assertThat(ended).as("the child ended by itself").isFalse();
                child.destroyForcibly().waitFor();
            }
            reader.check();
        }
        try (Home home = Home.open(home())) {
            Home.Recovery recovery = home.recover(Stage.Watcher.NOBODY);
            assertThat(recovery.broken()).isEmpty();
        }
        int uploads = HomeCheck.check(home(), accepted);
        System.out.printf("CrashTest: %d kills, %d uploads%n", KILLS, uploads);
        assertThat(uploads).isGreaterThan(KILLS / 2);
    }

    @Test
    void manyProcessesMayPublishIntoOneHome() throws Exception {
        var children = new ArrayList<Process>();
        try (var reader = Observer.start(home())) {
            for (int n = 0; n < PROCESSES; n++) {
                children.add(
                        child(
                                folder.resolve("accepted-" + n),
                                n,
                                FILES_EACH / CrashChild.UPLOADERS));
            }
            for (Process child : children) {
                awaitReady(child);
                assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
                assertThat(child.exitValue()).isZero();
            }
            reader.check();
        }
        int uploads = 0;
        for (int n = 0; n < PROCESSES; n++) {
            uploads += HomeCheck.check(home(), folder.resolve("accepted-" + n));
        }
        assertThat(uploads).isEqualTo(PROCESSES * FILES_EACH);
    }

    private Path home() {
        return folder.resolve("home");
    }

    private Process child(Path accepted, long seed, int files) throws IOException {
        return Child.start(
                CrashChild.class,
                home().toString(),
                accepted.toString(),
                Long.toString(seed),
                Integer.toString(files));
    }

    private static void awaitReady(Process child) throws IOException {
        BufferedReader lines = child.inputReader(StandardCharsets.UTF_8);
        assertThat(lines.readLine()).isEqualTo("ready");
    }
}
