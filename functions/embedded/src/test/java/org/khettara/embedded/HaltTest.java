package org.khettara.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.ShapesAlone;
import org.khettara.core.Stage;
import org.khettara.core.proof.LongRun;

/// A process halts after the first call of a port, the next one after the second, and so on, also
/// in the middle of a person's decision; each finishes what the one before it left. Nothing is lost
/// and nothing is half seen.
final class HaltTest {
    private static final int STRIDE = LongRun.ASKED ? 1 : 9;

    /// What the files hold; `%d` is another in each. The last two are refused, and unchanged.
    private static final List<String> CONTENTS =
            LongRun.ASKED
                    ? List.of("table %d", "held %d", "empty", "the same")
                    : List.of("table %d", "held %d");

    @TempDir Path folder;

    @Test
    void noHaltLosesAnUploadOrShowsHalfARelease() throws Exception {
        Path accepted = folder.resolve("accepted");
        Path home = folder.resolve("home");
        int halts = 0;
        try (var reader = Observer.start(home)) {
            for (String content : CONTENTS) {
                int at = 1;
                while (halts(home, accepted, content, at)) {
                    halts++;
                    at += STRIDE;
                }
                assertThat(at).isGreaterThan(15);
            }
            reader.check();
        }
        try (Home left = Home.open(HomeSettings.local(home, new FakeEngine(), new ShapesAlone()))) {
            assertThat(left.recover(Stage.Watcher.NOBODY).broken()).isEmpty();
            HaltChild.approveAll(left);
        }
        int uploads = HomeCheck.check(home, accepted);
        System.out.printf("HaltTest: %d halts, %d uploads%n", halts, uploads);
        assertThat(uploads).isEqualTo(halts + CONTENTS.size());
    }

    /// Whether there was such a call to halt after.
    private static boolean halts(Path home, Path accepted, String content, int at)
            throws Exception {
        Process child =
                Child.start(
                        HaltChild.class,
                        home.toString(),
                        accepted.toString(),
                        content.formatted(at),
                        Integer.toString(at));
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isIn(0, HaltChild.HALTED);
        return child.exitValue() == HaltChild.HALTED;
    }
}
