package org.khettara.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khettara.core.port.Uploads.NOON;
import static org.khettara.core.port.Uploads.run;
import static org.khettara.core.port.Uploads.upload;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.release.Claiming;
import org.khettara.core.upload.Upload;

final class PresenceTest {
    private static final String DATASET = "ville-de-fes.budget";
    @TempDir Path folder;

    @Test
    void aWorkerLivesUntilItCloses() throws Exception {
        try (Presence observer = Presence.enter(folder)) {
            Presence other = Presence.enter(folder);
            assertThat(observer.isAlive(other.token())).isTrue();
            assertThat(observer.isAlive(observer.token())).isTrue();
            other.close();
            assertThat(observer.isAlive(other.token())).isFalse();
        }
    }

    @Test
    void whatTheDeadLeftIsRemovedByTheNext() throws Exception {
        String token = "0".repeat(36);
        Files.writeString(folder.resolve(token + ".lock"), "");
        Path run = Files.createDirectories(folder.resolve(token).resolve("run-1"));
        Files.writeString(run.resolve("source"), "half a file");
        try (Presence presence = Presence.enter(folder)) {
            assertThat(presence.isAlive(token)).isFalse();
            assertThat(folder.resolve(token)).doesNotExist();
            assertThat(folder.resolve(token + ".lock")).doesNotExist();
        }
    }

    @Test
    void theClaimOfADeadWorkerIsGrantedBeforeItsLeaseEnds() throws Exception {
        Upload upload = upload(DATASET, 1);
        try (Database database = Database.open(folder.resolve("k.db"));
                Presence living = Presence.enter(folder)) {
            Presence dying = Presence.enter(folder);
            var first = new SqliteLedger(database, dying);
            var second = new SqliteLedger(database, living);
            first.claim(upload, run(upload), NOON, NOON.plusSeconds(60));
            assertThat(second.claim(upload, run(upload), NOON, NOON.plusSeconds(60)))
                    .isInstanceOf(Claiming.Busy.class);
            dying.close();
            assertThat(second.claim(upload, run(upload), NOON, NOON.plusSeconds(60)))
                    .isInstanceOfSatisfying(
                            Claiming.Granted.class,
                            granted -> assertThat(granted.claim().epoch()).isEqualTo(2));
        }
    }

    @Test
    void anAbandonedClaimIsGrantedAtOnceAndARenewedOneIsNot() throws Exception {
        Upload upload = upload(DATASET, 1);
        try (Database database = Database.open(folder.resolve("k.db"));
                Presence presence = Presence.enter(folder)) {
            var first = new SqliteLedger(database, presence);
            var second = new SqliteLedger(database, presence);
            first.claim(upload, run(upload), NOON, NOON.plusSeconds(60));
            first.renew(NOON.plusSeconds(120));
            assertThat(second.claim(upload, run(upload), NOON.plusSeconds(61), NOON))
                    .isEqualTo(new Claiming.Busy(NOON.plusSeconds(120)));
            first.abandon();
            assertThat(second.claim(upload, run(upload), NOON, NOON.plusSeconds(60)))
                    .isInstanceOf(Claiming.Granted.class);
        }
    }
}
