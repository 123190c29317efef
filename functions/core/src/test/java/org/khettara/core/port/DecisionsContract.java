package org.khettara.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khettara.core.port.Uploads.publish;
import static org.khettara.core.port.Uploads.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Holdings;
import org.khettara.core.release.Outcome;
import org.khettara.core.release.Pointer;
import org.khettara.core.release.Refusal;
import org.khettara.core.release.Release;
import org.khettara.core.release.Ruling;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.release.Standing;
import org.khettara.core.release.Verdict;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.upload.DatasetId;
import org.khettara.schemas.ChangeKind;
import org.khettara.schemas.DatasetChange;

/// What a [Ledger] must do with people's decisions.
public abstract class DecisionsContract extends DecidingFixture {
    @Test
    void anApprovedReleaseIsServedAndTold() throws Exception {
        released(1, "a");
        held(2, "b");
        assertDone(decide(new Decision.Approve(ID, 2, AMINA)));
        Release current = ledger.current(ID).orElseThrow();
        assertThat(current).isEqualTo(release(2));
        assertThat(current.standing()).isEqualTo(Standing.PUBLISHED);
        assertThat(current.ruling()).isEqualTo(new Ruling(DECIDED, AMINA.why()));
        assertThat(current.releasedAt()).isEqualTo(DECIDED);
        DatasetChange change = changes().getLast();
        assertThat(change.getKind()).isEqualTo(ChangeKind.UPDATED);
        assertThat(change.getId()).isEqualTo(current.run().value());
        assertThat(change.getPreviousRelease()).isEqualTo(1);
        assertThat(change.getReleasedAt()).isEqualTo(DECIDED);
        assertRefused(Refusal.Code.NOT_HELD, new Decision.Approve(ID, 2, AMINA));
        assertThat(settleLate(1).state()).isEqualTo(State.SUPERSEDED);
    }

    @Test
    void aNewerPublishedUploadLeavesNothingToApproveButTheHeldOneCanBeDeclined() throws Exception {
        released(1, "a");
        held(2, "b");
        released(3, "c");
        assertRefused(Refusal.Code.OVERTAKEN, new Decision.Approve(ID, 2, AMINA));
        assertDone(decide(new Decision.Decline(ID, 2, AMINA)));
        assertThat(release(2).standing()).isEqualTo(Standing.DECLINED);
        assertThat(ledger.current(ID).orElseThrow().number()).isEqualTo(3);
        assertRefused(Refusal.Code.NOT_HELD, new Decision.Decline(ID, 2, AMINA));
    }

    @Test
    void ofManyWhoDecideOneDoes() throws Exception {
        released(1, "a");
        held(2, "b");
        var tasks = new ArrayList<Callable<Outcome>>();
        for (int i = 0; i < 4; i++) {
            tasks.add(() -> decide(new Decision.Approve(ID, 2, AMINA)));
            tasks.add(() -> decide(new Decision.Decline(ID, 2, AMINA)));
        }
        int done = 0;
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var answer : pool.invokeAll(tasks)) {
                done += answer.get() instanceof Outcome.Done ? 1 : 0;
            }
        }
        assertThat(done).isEqualTo(1);
        boolean approved = release(2).standing() == Standing.PUBLISHED;
        assertThat(ledger.current(ID).orElseThrow().number()).isEqualTo(approved ? 2 : 1);
    }

    @Test
    void aRollbackServesAnEarlierReleaseAndNoLateUploadOvertakesIt() throws Exception {
        released(1, "a");
        released(3, "c");
        assertDone(decide(new Decision.RollBack(ID, 1, AMINA)));
        assertThat(ledger.current(ID).orElseThrow().number()).isEqualTo(1);
        assertThat(changes().getLast().getKind()).isEqualTo(ChangeKind.ROLLED_BACK);
        assertThat(changes().getLast().getPreviousRelease()).isEqualTo(2);
        assertRefused(Refusal.Code.ALREADY_SERVED, new Decision.RollBack(ID, 1, AMINA));
        assertThat(settleLate(2).state()).isEqualTo(State.SUPERSEDED);
        assertThat(released(4, "d").state()).isEqualTo(State.PUBLISHED);
        assertThat(ledger.current(ID).orElseThrow().number()).isEqualTo(4);
        assertRefused(Refusal.Code.NOT_PUBLISHED, new Decision.RollBack(ID, 3, AMINA));
        assertRefused(Refusal.Code.NO_SUCH_RELEASE, new Decision.RollBack(ID, 9, AMINA));
    }

    @Test
    void whatThereIsOfAllDatasetsFollowsTheDecisions() throws Exception {
        assertThat(ledger.holdings()).isEqualTo(new Holdings(List.of(), 0));
        released(1, "a");
        released(2, "b");
        held(3, "c");
        settle(upload("agence.z", 1), publish(ledger, upload("agence.z", 1), "a"));
        settle(upload("agence.a-b", 1), new Verdict.Refuse(ReasonCode.BINARY, "reports/x"));
        DatasetId other = DatasetId.parse("agence.z");
        assertThat(ledger.holdings()).isEqualTo(new Holdings(List.of(other, ID), 3));
        assertDone(decide(new Decision.WithdrawAll(ID, AMINA)));
        assertThat(ledger.holdings()).isEqualTo(new Holdings(List.of(other), 1));
        released(9, "d");
        assertThat(ledger.holdings()).isEqualTo(new Holdings(List.of(other, ID), 2));
        settleLate(4);
        assertThat(ledger.holdings().releases()).isEqualTo(2);
    }

    @Test
    void withdrawingTheCurrentReleaseLeavesNothingServedUntilTheNextUpload() throws Exception {
        released(1, "a");
        released(2, "b");
        assertDone(decide(new Decision.Withdraw(ID, 2, AMINA)));
        assertThat(ledger.current(ID)).isEmpty();
        assertThat(release(2).standing()).isEqualTo(Standing.WITHDRAWN);
        assertThat(release(2).ruling()).isEqualTo(new Ruling(DECIDED, AMINA.why()));
        assertThat(release(1).standing()).isEqualTo(Standing.PUBLISHED);
        assertThat(changes().getLast().getKind()).isEqualTo(ChangeKind.WITHDRAWN);
        assertThat(changes().getLast().getReason()).isEqualTo(AMINA.why());
        assertThat(settleLate(1).state()).isEqualTo(State.SUPERSEDED);
        assertThat(ledger.current(ID)).isEmpty();
        assertRefused(Refusal.Code.ALREADY_GONE, new Decision.Withdraw(ID, 2, AMINA));
        assertRefused(Refusal.Code.NOT_PUBLISHED, new Decision.RollBack(ID, 2, AMINA));
        released(3, "c");
        assertThat(ledger.current(ID).orElseThrow().number()).isEqualTo(4);
    }

    @Test
    void withdrawingAnOtherReleaseLeavesTheCurrentOneServed() throws Exception {
        released(1, "a");
        released(2, "b");
        held(3, "c");
        assertDone(decide(new Decision.Withdraw(ID, 1, AMINA)));
        assertThat(ledger.current(ID).orElseThrow().number()).isEqualTo(2);
        assertRefused(Refusal.Code.NOT_PUBLIC, new Decision.Withdraw(ID, 3, AMINA));
    }

    @Test
    void aWithdrawnDatasetIsATombstoneAndAllThatReadersSawIsWithdrawn() throws Exception {
        released(1, "a");
        released(2, "b");
        held(3, "c");
        assertDone(decide(new Decision.WithdrawAll(ID, AMINA)));
        assertThat(ledger.current(ID)).isEmpty();
        assertThat(ledger.releases(ID))
                .extracting(Release::standing)
                .containsExactly(
                        Standing.WITHDRAWN,
                        Standing.WITHDRAWN,
                        Standing.DECLINED,
                        Standing.DELETED);
        assertThat(ledger.releases(ID))
                .extracting(Release::ruling)
                .containsOnly(new Ruling(DECIDED, AMINA.why()));
        assertThat(release(1)).isEqualTo(ledger.releases(ID).getFirst());
        assertRefused(Refusal.Code.NOT_HELD, new Decision.Approve(ID, 3, AMINA));
        released(4, "d");
        assertThat(release(5).standing()).isEqualTo(Standing.PUBLISHED);
        assertThat(ledger.current(ID).orElseThrow().number()).isEqualTo(5);
    }

    @Test
    void aDatasetThatNothingIsKnownOfHasThePointerOfNone() throws Exception {
        assertThat(ledger.pointer(ID)).isEqualTo(Pointer.NONE);
        assertRefused(Refusal.Code.NO_SUCH_DATASET, new Decision.WithdrawAll(ID, AMINA));
        assertRefused(Refusal.Code.NO_SUCH_RELEASE, new Decision.Withdraw(ID, 1, AMINA));
        assertThat(ledger.audit(ID).rows()).isEmpty();
        assertThat(ledger.audit(ID).firstBroken()).isEmpty();
    }
}
