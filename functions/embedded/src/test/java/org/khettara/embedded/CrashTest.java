package org.khettara.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.Stage;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Release;
import org.khettara.core.release.Standing;
import org.khettara.core.upload.InputId;

/// Nothing is lost and nothing is half seen, however the process dies and however many there are.
///
/// A child process publishes into a home and is killed (SIGKILL) at random moments, also while it
/// recovers from the kill before. A reader looks on all the while. `-Dkhettara.crash.seed` repeats
/// a run, `-Dkhettara.crash.kills` makes it longer.
final class CrashTest {
    private static final int KILLS = Integer.getInteger("khettara.crash.kills", 50);
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
        int uploads = check(accepted);
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
            uploads += check(folder.resolve("accepted-" + n));
        }
        assertThat(uploads).isEqualTo(PROCESSES * FILES_EACH);
    }

    private Path home() {
        return folder.resolve("home");
    }

    private Process child(Path accepted, long seed, int files) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashChild.class.getName(),
                        home().toString(),
                        accepted.toString(),
                        Long.toString(seed),
                        Integer.toString(files));
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static void awaitReady(Process child) throws IOException {
        BufferedReader lines = child.inputReader(StandardCharsets.UTF_8);
        assertThat(lines.readLine()).isEqualTo("ready");
    }

    /// The state after all is over; returns how many uploads the child knew to be accepted.
    private int check(Path accepted) throws Exception {
        List<String> inputs = Files.readAllLines(accepted);
        try (Home home = Home.open(home())) {
            assertThat(home.pendingUploads()).isEmpty();
            for (String input : inputs) {
                assertThat(home.receipt(new InputId(input))).as(input).isPresent();
            }
            assertThat(home.receipts(Integer.MAX_VALUE))
                    .extracting(Receipt::id)
                    .doesNotHaveDuplicates()
                    .containsAll(inputs);
            var runs = new ArrayList<String>();
            for (Release current : home.datasets()) {
                List<Release> releases = home.releases(current.dataset());
                for (int n = 0; n < releases.size(); n++) {
                    assertThat(releases.get(n).number()).isEqualTo(n + 1);
                    runs.add(releases.get(n).run().value());
                    Observer.verify(home, releases.get(n));
                }
                Release last =
                        releases.stream()
                                .filter(release -> release.standing() == Standing.PUBLISHED)
                                .reduce((a, b) -> b)
                                .orElseThrow();
                assertThat(current).isEqualTo(last);
            }
            assertThat(runs).doesNotHaveDuplicates();
            var events =
                    home.events(0, Integer.MAX_VALUE).stream().map(entry -> entry.id()).toList();
            assertThat(events).hasSameSizeAs(runs);
            assertThat(new HashSet<>(events)).isEqualTo(new HashSet<>(runs));
        }
        return inputs.size();
    }
}
