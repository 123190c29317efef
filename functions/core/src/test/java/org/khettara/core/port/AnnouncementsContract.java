package org.khettara.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.khettara.core.catalogue.Scope;
import org.khettara.core.port.Descriptions.Outdated;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Settlement;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Sequencer;
import org.khettara.schemas.ChangeKind;
import org.khettara.schemas.Compatibility;
import org.khettara.schemas.DatasetChange;

/// What a [Ledger] must do with what is said of datasets.
public abstract class AnnouncementsContract extends DecidingFixture {
    private static final Scope OF_ALL = new Scope.OfInstitution(ID.institution());
    private static final Outdated WORD = word(OF_ALL, 1);
    private static final Instant SAID = DECIDED.plusSeconds(60);

    @Test
    void aWordOnADatasetIsAChangeOfTheReleaseThatIsServed() throws Exception {
        released(1, "a");
        released(2, "b");
        ledger.announce(ID, WORD, SAID);
        DatasetChange change = changes().getLast();
        assertThat(change.getKind()).isEqualTo(ChangeKind.DESCRIBED);
        assertThat(change.getDataset()).isEqualTo(DATASET);
        assertThat(change.getRelease()).isEqualTo(2);
        assertThat(change.getPreviousRelease()).isEqualTo(2);
        assertThat(change.getPrefix()).isEqualTo(release(2).content().prefix());
        assertThat(change.getReleasedAt()).isEqualTo(SAID);
        assertThat(change.getCompatibility()).isEqualTo(Compatibility.SAME);
        assertThat(ledger.current(ID)).contains(release(2));
    }

    @Test
    void theSameWordIsOneChangeHoweverOftenItIsAnnouncedAlsoAfterItWasTold() throws Exception {
        released(1, "a");
        ledger.announce(ID, WORD, SAID);
        ledger.announce(ID, WORD, SAID.plusSeconds(5));
        assertThat(kinds()).containsExactly(ChangeKind.CREATED, ChangeKind.DESCRIBED);
        for (DatasetChange change : changes()) {
            outbox.sent(change, SAID);
        }
        released(2, "b");
        ledger.announce(ID, WORD, SAID.plusSeconds(9));
        assertThat(kinds()).containsExactly(ChangeKind.UPDATED);
    }

    @Test
    void otherWordsAndOtherScopesAndOtherDatasetsAreOtherChanges() throws Exception {
        released(1, "a");
        String other = DATASET + "-2";
        settle(Uploads.upload(other, 1), Uploads.publish(ledger, Uploads.upload(other, 1), "a"));
        ledger.announce(ID, WORD, SAID);
        ledger.announce(ID, word(OF_ALL, 2), SAID);
        ledger.announce(ID, word(new Scope.OfFolder(ID), 1), SAID);
        ledger.announce(ID, word(new Scope.OfDataset(ID), 1), SAID);
        ledger.announce(DatasetId.parse(other), WORD, SAID);
        var ids = new HashSet<String>();
        changes().forEach(change -> ids.add(change.getId()));
        assertThat(ids).hasSize(7);
    }

    @Test
    void aWordOnWhatNobodyIsServedIsNoChange() throws Exception {
        ledger.announce(ID, WORD, SAID);
        held(1, "a");
        ledger.announce(ID, WORD, SAID);
        released(2, "b");
        assertDone(decide(new Decision.Withdraw(ID, 2, AMINA)));
        ledger.announce(ID, WORD, SAID);
        assertThat(kinds()).doesNotContain(ChangeKind.DESCRIBED);
    }

    @Test
    void aWordSaidWhileReleasesComeNamesTheOneThatIsServedAtThatInstant() throws Exception {
        released(1, "a");
        try (var pool = Executors.newSingleThreadExecutor()) {
            Future<Settlement> releases =
                    pool.submit(() -> {
                        for (int n = 2; n < 6; n++) {
                            released(n, "c" + n);
                        }
                        return released(6, "c6");
                    });
            for (int n = 2; n <= 6; n++) {
                long before = ledger.current(ID).orElseThrow().number();
                ledger.announce(ID, word(OF_ALL, n), SAID.plusSeconds(n));
                long after = ledger.current(ID).orElseThrow().number();
                assertThat(said(SAID.plusSeconds(n)).getRelease()).isBetween(before, after);
            }
            assertThat(releases.get().release()).isEqualTo(6);
        }
    }

    private DatasetChange said(Instant at) throws IOException {
        return changes().stream()
                .filter(change -> change.getReleasedAt().equals(at))
                .findFirst()
                .orElseThrow();
    }

    private static Outdated word(Scope scope, int n) {
        return new Outdated(scope, Sequencer.at(Uploads.NOON.plusSeconds(n)));
    }
}
