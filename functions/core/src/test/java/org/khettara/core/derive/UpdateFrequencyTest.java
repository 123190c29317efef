package org.khettara.core.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.core.port.Uploads;
import org.khettara.core.release.Release;
import org.khettara.core.release.Standing;
import org.khettara.core.upload.Upload;

class UpdateFrequencyTest {
    @ParameterizedTest
    @CsvSource({
        "1 1 1, DAILY",
        "7 7 8, WEEKLY",
        "31 28 31, MONTHLY",
        "91 92 90, QUARTERLY",
        "181 184, ANNUAL_2",
        "365 366, ANNUAL",
        "365, ",
        "0 0 0 0, ",
        "1 30, ",
        "365 30 365, ",
        "20 20 20, ",
        "100 150, "
    })
    void onlyReleasesOfOnePaceHaveAFrequency(String days, String frequency) {
        List<Release> releases = new ArrayList<>();
        Instant at = Uploads.NOON;
        releases.add(release(1, at, "1", false));
        for (String gap : days.split(" ", -1)) {
            at = at.plus(Duration.ofDays(Long.parseLong(gap)));
            int n = releases.size() + 1;
            releases.add(release(n, at, String.valueOf(n), false));
        }
        assertThat(UpdateFrequency.of(releases).orElse(null)).isEqualTo(frequency);
    }

    @Test
    void releasesOfTheSameBytesAndSupersededOnesDoNotCount() {
        Instant day = Uploads.NOON;
        List<Release> releases =
                Stream.of(
                                release(1, day, "a", false),
                                release(2, day.plus(Duration.ofDays(365)), "b", false),
                                release(3, day.plus(Duration.ofDays(366)), "b", false),
                                release(4, day.plus(Duration.ofDays(400)), "old", true),
                                release(5, day.plus(Duration.ofDays(730)), "c", false))
                        .toList();
        assertThat(UpdateFrequency.of(releases)).contains("ANNUAL");
    }

    private static Release release(int n, Instant at, String content, boolean superseded) {
        Upload upload = Uploads.upload("fes.budget", n);
        return new Release(
                upload.dataset(),
                n,
                Uploads.run(upload),
                upload.id(),
                upload.sequencer(),
                superseded ? Standing.SUPERSEDED : Standing.PUBLISHED,
                null,
                at,
                Uploads.publish(upload, content).content());
    }
}
