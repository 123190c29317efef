package org.khettara.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khettara.core.port.Uploads.NOON;
import static org.khettara.core.port.Uploads.hold;
import static org.khettara.core.port.Uploads.publish;
import static org.khettara.core.port.Uploads.upload;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Decision;
import org.khettara.core.release.HoldReason;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.release.Standing;
import org.khettara.core.release.Verdict;
import org.khettara.schemas.ChangeKind;

/// What a [Ledger] must do with holds and deletions.
public abstract class HoldsContract extends DecidingFixture {
    @Test
    void aHeldReleaseIsNotServedAndChangesNothingThatIs() throws Exception {
        released(1, "a");
        Settlement held = settle(upload(DATASET, 2), hold(ledger, upload(DATASET, 2), "b"));
        assertThat(held.state()).isEqualTo(State.HELD);
        assertThat(held.release()).isEqualTo(2);
        assertThat(ledger.current(ID).orElseThrow().number()).isEqualTo(1);
        Release second = release(2);
        assertThat(second.standing()).isEqualTo(Standing.HELD);
        assertThat(second.isPublic()).isFalse();
        assertThat(second.content().holding()).isNotNull();
        assertThat(kinds()).containsExactly(ChangeKind.CREATED, ChangeKind.HELD);
        assertThat(ledger.settlement(held.upload().id(), held.run())).contains(held);
    }

    @Test
    void anUploadThatCouldNotBeServedIsNeverHeldNorTold() throws Exception {
        released(2, "b");
        Settlement late = settle(upload(DATASET, 1), hold(ledger, upload(DATASET, 1), "a"));
        assertThat(late.state()).isEqualTo(State.SUPERSEDED);
        assertThat(release(2).standing()).isEqualTo(Standing.SUPERSEDED);
        assertThat(release(2).isPublic()).isFalse();
        // What it stored for readers, before the policy changed, is to be taken away.
        assertThat(kinds()).containsExactly(ChangeKind.CREATED, ChangeKind.HELD);
    }

    @Test
    void aHoldDoesNotOutdateTheUploadsBeforeIt() throws Exception {
        released(1, "a");
        held(3, "c");
        assertThat(released(2, "b").state()).isEqualTo(State.PUBLISHED);
        assertThat(standing(decide(new Decision.Approve(ID, 2, AMINA)), 2))
                .isEqualTo(Standing.PUBLISHED);
        assertThat(ledger.current(ID).orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void aFileComparedWithAnotherReleaseThanTheCurrentOneIsJudgedAgain() throws Exception {
        Claim claim = granted(upload(DATASET, 2), NOON);
        Verdict verdict = publish(ledger, upload(DATASET, 2), "b");
        Verdict hold = hold(ledger, upload(DATASET, 2), "b");
        released(1, "a");
        for (Verdict outdated : List.of(verdict, hold)) {
            assertThatThrownBy(() -> ledger.settle(claim, outdated, LATER))
                    .isInstanceOf(OutdatedVerdictException.class);
        }
        assertThat(ledger.releases(ID)).hasSize(1);
        assertThat(ledger.settle(claim, publish(ledger, claim.upload(), "b"), LATER).state())
                .isEqualTo(State.PUBLISHED);
    }

    @Test
    void aFileJudgedUnderAnotherPolicyIsJudgedAgain() throws Exception {
        Claim claim = granted(upload(DATASET, 1), NOON);
        Verdict verdict = publish(ledger, upload(DATASET, 1), "a");
        var policy = ReleasePolicy.holdOn(HoldReason.PERSONAL_DATA, HoldReason.BREAKING);
        assertDone(decide(new Decision.SetPolicy(ID, policy, AMINA)));
        assertThat(ledger.pointer(ID).policy()).isEqualTo(policy);
        assertThatThrownBy(() -> ledger.settle(claim, verdict, LATER))
                .isInstanceOf(OutdatedVerdictException.class);
        assertThat(ledger.releases(ID)).isEmpty();
        assertThat(ledger.current(ID)).isEmpty();
    }

    @Test
    void aDeletedFileIsServedNoMoreAndNoUploadFromBeforeComesBack() throws Exception {
        released(1, "a");
        Settlement deleted = settle(upload(DATASET, 3), new Verdict.Retire());
        assertThat(deleted.state()).isEqualTo(State.DELETED);
        assertThat(deleted.release()).isEqualTo(2);
        assertThat(ledger.current(ID)).isEmpty();
        assertThat(release(2).standing()).isEqualTo(Standing.DELETED);
        assertThat(release(2).content().files()).isEmpty();
        assertThat(release(1).standing()).isEqualTo(Standing.PUBLISHED);
        assertThat(kinds()).containsExactly(ChangeKind.CREATED, ChangeKind.DELETED);
        assertThat(settleLate(2).state()).isEqualTo(State.SUPERSEDED);
        assertThat(ledger.current(ID)).isEmpty();
        assertThat(released(4, "d").state()).isEqualTo(State.PUBLISHED);
    }

    @Test
    void aDeletionOlderThanALaterUploadIsSuperseded() throws Exception {
        released(2, "b");
        Settlement late = settle(upload(DATASET, 1), new Verdict.Retire());
        assertThat(late.state()).isEqualTo(State.SUPERSEDED);
        assertThat(late.release()).isNull();
        assertThat(ledger.current(ID).orElseThrow().number()).isEqualTo(1);
        assertThat(ledger.releases(ID)).hasSize(1);
    }

    @Test
    void aDeletionThatComesBeforeItsUploadKeepsItFromBeingServed() throws Exception {
        assertThat(settle(upload(DATASET, 2), new Verdict.Retire()).state())
                .isEqualTo(State.UNCHANGED);
        assertThat(ledger.releases(ID)).isEmpty();
        assertThat(settleLate(1).state()).isEqualTo(State.SUPERSEDED);
        assertThat(ledger.current(ID)).isEmpty();
    }
}
