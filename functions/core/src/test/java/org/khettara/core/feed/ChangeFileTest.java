package org.khettara.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.khettara.core.port.Uploads;
import org.khettara.schemas.ChangeKind;
import org.khettara.schemas.DatasetChange;

class ChangeFileTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Test
    void avrosOwnReaderFindsTheChangesInTheOrderOfTheLog() throws IOException {
        List<DatasetChange> changes = changes(1000);
        byte[] file = ChangeFile.of(DAY, Changes.log(changes));
        assertThat(Changes.read(file)).isEqualTo(changes);
        // feed_oracle.py reads it with an implementation that is not Avro's.
        Path kept = Path.of("target/feeds/" + DAY + ".avro");
        Files.createDirectories(kept.getParent());
        Files.write(kept, file);
    }

    @Test
    void theSameChangesGiveTheSameBytes() {
        assertThat(ChangeFile.of(DAY, Changes.log(changes(300))))
                .isEqualTo(ChangeFile.of(DAY, Changes.log(changes(300))));
    }

    @Test
    void aChangeThatWasMadeBeforeTheOneAheadOfItStaysInTheDayOfThat() {
        Instant midnight = Instant.parse("2026-11-24T00:00:00Z");
        List<LogEntry> log =
                Changes.log(
                        List.of(
                                Changes.change(1, midnight.minusMillis(2), "a.csv"),
                                Changes.change(2, midnight, "a.csv"),
                                Changes.change(3, midnight.minusMillis(1), "a.csv")));
        assertThat(log)
                .extracting(LogEntry::day)
                .containsExactly(DAY, DAY.plusDays(1), DAY.plusDays(1));
        assertThat(Duration.between(log.get(1).at(), log.get(2).at())).isZero();
    }

    private static List<DatasetChange> changes(int count) {
        var changes = new ArrayList<DatasetChange>();
        for (int n = 1; n <= count; n++) {
            changes.add(Changes.change(n, "ville-de-fes.ميزانية", ChangeKind.UPDATED, n));
        }
        assertThat(changes.getFirst().getReleasedAt()).isAfter(Uploads.NOON);
        return changes;
    }
}
