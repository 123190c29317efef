package org.khettara.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khettara.core.port.Uploads.ENGINE;
import static org.khettara.core.port.Uploads.NOON;
import static org.khettara.core.port.Uploads.content;
import static org.khettara.core.port.Uploads.publish;
import static org.khettara.core.port.Uploads.run;
import static org.khettara.core.port.Uploads.upload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Claiming;
import org.khettara.core.release.Release;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.release.Standing;
import org.khettara.core.release.Verdict;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Upload;
import org.khettara.schemas.ChangeKind;
import org.khettara.schemas.DatasetChange;

/// What a [Ledger] and its [Outbox] must do.
public abstract class LedgerContract extends LedgerFixture {
    @Test
    void aRunIsGrantedOnceAndThenBusyUntilItsLeaseEnds() throws Exception {
        Upload upload = upload(DATASET, 1);
        Claim claim = granted(upload, NOON);
        assertThat(claim.epoch()).isEqualTo(1);
        assertThat(ledger.claim(upload, run(upload), NOON.plusSeconds(59), LATER.plusSeconds(59)))
                .isEqualTo(new Claiming.Busy(LATER));
        assertThat(granted(upload, LATER.plusMillis(1)).epoch()).isEqualTo(2);
    }

    @Test
    void ofManyClaimersOneIsGranted() throws Exception {
        Upload upload = upload(DATASET, 1);
        var tasks =
                Collections.<Callable<Claiming>>nCopies(
                        12, () -> ledger.claim(upload, run(upload), NOON, LATER));
        int granted = 0;
        try (var pool = Executors.newFixedThreadPool(6)) {
            for (var answer : pool.invokeAll(tasks)) {
                granted += answer.get() instanceof Claiming.Granted ? 1 : 0;
            }
        }
        assertThat(granted).isEqualTo(1);
    }

    @Test
    void aWorkerThatLostItsLeaseCannotSettle() throws Exception {
        Upload upload = upload(DATASET, 1);
        Claim zombie = granted(upload, NOON);
        Claim owner = granted(upload, LATER.plusMillis(1));
        assertThatThrownBy(() -> ledger.settle(zombie, publish(ledger, upload, "a"), LATER))
                .isInstanceOf(ClaimLostException.class);
        assertThat(ledger.current(ID)).isEmpty();
        assertThat(outbox.pending(10)).isEmpty();
        assertThat(ledger.settle(owner, publish(ledger, upload, "a"), LATER).state())
                .isEqualTo(State.PUBLISHED);
        assertThatThrownBy(() -> ledger.settle(zombie, publish(ledger, upload, "b"), LATER))
                .isInstanceOf(ClaimLostException.class);
        assertThat(ledger.releases(ID)).hasSize(1);
    }

    @Test
    void aPublishedUploadIsCurrentAndToBeTold() throws Exception {
        Upload upload = upload(DATASET, 1);
        Settlement settlement = settle(upload, publish(ledger, upload, "a"));
        assertThat(settlement.state()).isEqualTo(State.PUBLISHED);
        assertThat(settlement.release()).isEqualTo(1);
        assertThat(settlement.upload()).isEqualTo(upload);
        assertThat(settlement.settledAt()).isEqualTo(LATER);
        Release release = ledger.current(ID).orElseThrow();
        assertThat(release.content()).isEqualTo(content(upload, "a"));
        assertThat(release.number()).isEqualTo(1);
        assertThat(release.input()).isEqualTo(upload.id());
        assertThat(release.releasedAt()).isEqualTo(LATER);
        assertThat(ledger.release(ID, 1)).contains(release);
        assertThat(ledger.release(ID, 2)).isEmpty();
        DatasetChange change = outbox.pending(10).getFirst();
        assertThat(change.getId()).isEqualTo(run(upload).value());
        assertThat(change.getKind()).isEqualTo(ChangeKind.CREATED);
        assertThat(change.getPreviousRelease()).isNull();
    }

    @Test
    void anEndedRunAnswersWithItsSettlement() throws Exception {
        Upload upload = upload(DATASET, 1);
        Settlement settlement = settle(upload, publish(ledger, upload, "a"));
        assertThat(
                        ledger.claim(
                                upload,
                                run(upload),
                                LATER.plusSeconds(999),
                                LATER.plusSeconds(1999)))
                .isEqualTo(new Claiming.Ended(settlement));
        assertThat(ledger.settlement(upload.id(), run(upload))).contains(settlement);
        assertThat(ledger.settlement(upload(DATASET, 2).id(), run(upload))).isEmpty();
    }

    @Test
    void settlingTwiceChangesNothing() throws Exception {
        Upload upload = upload(DATASET, 1);
        Claim claim = granted(upload, NOON);
        Settlement first = ledger.settle(claim, publish(ledger, upload, "a"), LATER);
        // A worker whose commit went through but whose answer was lost asks again: the same answer,
        // or told that it lost; never a
        // second release.
        try {
            assertThat(ledger.settle(claim, publish(ledger, upload, "a"), LATER)).isEqualTo(first);
        } catch (ClaimLostException allowed) {
            assertThat(ledger.settlement(upload.id(), run(upload))).contains(first);
        }
        assertThat(ledger.releases(ID)).hasSize(1);
        assertThat(outbox.pending(10)).hasSize(1);
    }

    @Test
    void aLaterUploadTakesThePointer() throws Exception {
        settle(upload(DATASET, 1), publish(ledger, upload(DATASET, 1), "a"));
        Settlement second = settle(upload(DATASET, 2), publish(ledger, upload(DATASET, 2), "b"));
        assertThat(second.release()).isEqualTo(2);
        assertThat(ledger.current(ID).orElseThrow().number()).isEqualTo(2);
        assertThat(outbox.pending(10))
                .extracting(DatasetChange::getKind)
                .containsExactly(ChangeKind.CREATED, ChangeKind.UPDATED);
        assertThat(outbox.pending(10).getLast().getPreviousRelease()).isEqualTo(1);
    }

    @Test
    void anEarlierUploadThatComesLateIsKeptButNeverServed() throws Exception {
        settle(upload(DATASET, 2), publish(ledger, upload(DATASET, 2), "b"));
        Settlement late = settle(upload(DATASET, 1), publish(ledger, upload(DATASET, 1), "a"));
        assertThat(late.state()).isEqualTo(State.SUPERSEDED);
        assertThat(late.release()).isEqualTo(2);
        assertThat(ledger.current(ID).orElseThrow().number()).isEqualTo(1);
        assertThat(ledger.releases(ID))
                .extracting(Release::standing)
                .containsExactly(Standing.PUBLISHED, Standing.SUPERSEDED);
        assertThat(outbox.pending(10))
                .extracting(DatasetChange::getKind)
                .containsExactlyInAnyOrder(ChangeKind.CREATED, ChangeKind.SUPERSEDED);
    }

    @Test
    void equalBytesMakeNoRelease() throws Exception {
        Upload first = upload(DATASET, 1);
        settle(first, publish(ledger, first, "a"));
        Settlement raced = settle(upload(DATASET, 2), publish(ledger, upload(DATASET, 2), "a"));
        Settlement seen =
                settle(upload(DATASET, 3), new Verdict.Unchanged(Sha256Of.text("a"), ENGINE));
        assertThat(List.of(raced.state(), seen.state())).containsOnly(State.UNCHANGED);
        assertThat(List.of(raced.release(), seen.release())).containsOnly(1L);
        assertThat(ledger.releases(ID)).hasSize(1);
        assertThat(outbox.pending(10)).hasSize(1);
    }

    @Test
    void anUnchangedUploadStillOutdatesTheOnesBeforeIt() throws Exception {
        settle(upload(DATASET, 1), publish(ledger, upload(DATASET, 1), "a"));
        settle(upload(DATASET, 3), new Verdict.Unchanged(Sha256Of.text("a"), ENGINE));
        Settlement late = settle(upload(DATASET, 2), publish(ledger, upload(DATASET, 2), "b"));
        assertThat(late.state()).isEqualTo(State.SUPERSEDED);
        assertThat(ledger.current(ID).orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void unchangedAgainstAnotherReleaseThanTheCurrentOneIsNotSettled() throws Exception {
        settle(upload(DATASET, 1), publish(ledger, upload(DATASET, 1), "a"));
        Claim claim = granted(upload(DATASET, 2), NOON);
        settle(upload(DATASET, 3), publish(ledger, upload(DATASET, 3), "b"));
        assertThatThrownBy(() ->
                        ledger.settle(
                                claim, new Verdict.Unchanged(Sha256Of.text("a"), ENGINE), LATER))
                .isInstanceOf(OutdatedVerdictException.class);
        assertThat(ledger.settlement(claim.upload().id(), claim.run())).isEmpty();
    }

    @Test
    void aRefusalChangesNothingThatIsServed() throws Exception {
        settle(upload(DATASET, 1), publish(ledger, upload(DATASET, 1), "a"));
        Settlement refused =
                settle(upload(DATASET, 2), new Verdict.Refuse(ReasonCode.BINARY, "reports/x"));
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.reason()).isEqualTo(ReasonCode.BINARY);
        assertThat(refused.reportKey()).isEqualTo("reports/x");
        assertThat(refused.release()).isNull();
        assertThat(ledger.current(ID).orElseThrow().number()).isEqualTo(1);
        assertThat(outbox.pending(10)).hasSize(1);
    }

    @Test
    void aDatasetIsListedOnceAReleaseOfItIsServed() throws Exception {
        settle(upload(DATASET, 1), new Verdict.Refuse(ReasonCode.BINARY, "reports/x"));
        assertThat(ledger.datasets(ID.institution())).isEmpty();
        settle(upload(DATASET, 2), publish(ledger, upload(DATASET, 2), "a"));
        assertThat(ledger.datasets(ID.institution())).containsExactly(ID);
        assertThat(ledger.datasets(new InstitutionId("another"))).isEmpty();
    }

    @Test
    void aFailureIsFinalToo() throws Exception {
        Settlement failed = settle(upload(DATASET, 1), new Verdict.Fail("disk on fire"));
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(
                        ledger.claim(
                                upload(DATASET, 1),
                                run(upload(DATASET, 1)),
                                LATER.plusSeconds(99),
                                LATER.plusSeconds(199)))
                .isEqualTo(new Claiming.Ended(failed));
    }

    @Test
    void whatWasToldIsNoLongerPending() throws Exception {
        settle(upload(DATASET, 1), publish(ledger, upload(DATASET, 1), "a"));
        settle(upload(DATASET, 2), publish(ledger, upload(DATASET, 2), "b"));
        DatasetChange first = outbox.pending(1).getFirst();
        outbox.sent(first, LATER);
        outbox.sent(first, LATER);
        assertThat(outbox.pending(10)).hasSize(1).doesNotContain(first);
    }

    /// Whatever the order, the last version is served, the numbers have no gap and each run has one
    /// release.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void concurrentWorkersInAnyOrderEndAtTheLastVersion(long seed) throws Exception {
        int versions = 6;
        List<Integer> order = new ArrayList<>(IntStream.rangeClosed(1, versions).boxed().toList());
        order.addAll(List.copyOf(order));
        Collections.shuffle(order, new Random(seed));
        var tasks =
                order.stream()
                        .<Callable<Void>>map(n ->
                                () -> {
                                    deliver(upload(DATASET, n), "content " + n);
                                    return null;
                                });
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var done : pool.invokeAll(tasks.toList())) {
                done.get();
            }
        }
        assertThat(ledger.current(ID).orElseThrow().input())
                .isEqualTo(upload(DATASET, versions).id());
        assertThat(ledger.releases(ID))
                .extracting(Release::number)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, versions).boxed().toList());
        assertThat(ledger.releases(ID)).extracting(r -> r.run().value()).doesNotHaveDuplicates();
        assertThat(outbox.pending(100)).hasSize(versions);
    }

    /// As the line does it: a verdict that is outdated is thought over, with the claim in hand.
    private void deliver(Upload upload, String content) throws IOException {
        if (ledger.claim(upload, run(upload), NOON, LATER)
                instanceof Claiming.Granted(Claim claim)) {
            while (true) {
                try {
                    ledger.settle(claim, publish(ledger, upload, content), LATER);
                    return;
                } catch (OutdatedVerdictException outdated) {
                    assertThat(ledger.settlement(upload.id(), run(upload))).isEmpty();
                }
            }
        }
    }
}
