package org.khettara.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khettara.core.port.Uploads.hold;
import static org.khettara.core.port.Uploads.publish;
import static org.khettara.core.port.Uploads.upload;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.khettara.core.audit.AuditTrail;
import org.khettara.core.release.By;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Outcome;
import org.khettara.core.release.Refusal;
import org.khettara.core.release.Release;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Standing;
import org.khettara.core.upload.Upload;
import org.khettara.schemas.ChangeKind;
import org.khettara.schemas.DatasetChange;

/// What the contracts on holds and decisions do again and again.
abstract class DecidingFixture extends LedgerFixture {
    static final By AMINA = new By("amina", "لأن الأرقام خاطئة · wrong figures");
    static final Instant DECIDED = LATER.plusSeconds(60);

    Settlement released(int n, String content) throws IOException {
        return settle(upload(DATASET, n), publish(ledger, upload(DATASET, n), content));
    }

    Settlement held(int n, String content) throws IOException {
        return settle(upload(DATASET, n), hold(ledger, upload(DATASET, n), content));
    }

    /// A file that was dropped between others and is settled only now.
    Settlement settleLate(int n) throws IOException {
        Upload upload = upload(DATASET, n);
        var other =
                new Upload(
                        new org.khettara.core.upload.ObjectVersion(
                                "uploads", upload.object().key(), "late-" + n),
                        ID,
                        upload.fileName(),
                        77,
                        upload.sequencer(),
                        upload.receivedAt());
        return settle(other, publish(ledger, other, "late " + n));
    }

    Outcome decide(Decision decision) throws IOException {
        return ledger.decide(decision, DECIDED);
    }

    Standing standing(Outcome outcome, long number) throws IOException {
        assertDone(outcome);
        return release(number).standing();
    }

    Release release(long number) throws IOException {
        return ledger.release(ID, number).orElseThrow();
    }

    static void assertDone(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    void assertRefused(Refusal.Code code, Decision decision) throws IOException {
        List<Release> before = ledger.releases(ID);
        AuditTrail trail = ledger.audit(ID);
        assertThat(decide(decision))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
        assertThat(ledger.releases(ID)).isEqualTo(before);
        assertThat(ledger.audit(ID)).isEqualTo(trail);
    }

    List<DatasetChange> changes() throws IOException {
        return outbox.pending(100);
    }

    List<ChangeKind> kinds() throws IOException {
        return changes().stream().map(DatasetChange::getKind).toList();
    }
}
