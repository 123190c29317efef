package org.khettara.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khettara.core.port.Uploads.NOON;
import static org.khettara.core.port.Uploads.hold;
import static org.khettara.core.port.Uploads.publish;
import static org.khettara.core.port.Uploads.upload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.audit.AuditNote;
import org.khettara.core.audit.AuditRow;
import org.khettara.core.audit.AuditTrail;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Decision;
import org.khettara.core.release.HoldReason;
import org.khettara.core.release.Pointer;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.release.Standing;
import org.khettara.core.release.Verdict;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.upload.Upload;
import org.khettara.schemas.DatasetChange;

/// What a [Ledger] must do with its book.
public abstract class AuditContract extends DecidingFixture {
    @Test
    void theBookHasARowForEverySettlementAndDecisionAndIsAChain() throws Exception {
        released(1, "a");
        settle(upload(DATASET, 2), new Verdict.Refuse(ReasonCode.BINARY, "reports/x"));
        held(3, "c");
        assertDone(decide(new Decision.Approve(ID, 2, AMINA)));
        assertDone(decide(new Decision.Withdraw(ID, 2, AMINA)));
        var policy = ReleasePolicy.holdOn(HoldReason.ALWAYS);
        assertDone(decide(new Decision.SetPolicy(ID, policy, AMINA)));
        AuditTrail trail = ledger.audit(ID);
        assertThat(trail.firstBroken()).isEmpty();
        List<AuditNote> decisions =
                trail.rows().stream()
                        .map(AuditRow::note)
                        .filter(note -> note.who().equals("amina"))
                        .toList();
        assertThat(decisions)
                .containsExactly(
                        new AuditNote(
                                "amina",
                                "approved release 2",
                                "release 1 served",
                                "release 2 served",
                                AMINA.why()),
                        new AuditNote(
                                "amina",
                                "withdrew release 2",
                                "release 2 served",
                                "nothing served",
                                AMINA.why()),
                        new AuditNote("amina", "policy", "publish", "hold-always", AMINA.why()));
        assertThat(trail.rows()).extracting(row -> row.note().what()).contains("refused");
        assertThat(trail.rows()).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void anyRowThatIsChangedOrCutOffIsNamed() throws Exception {
        released(1, "a");
        released(2, "b");
        assertDone(decide(new Decision.RollBack(ID, 1, AMINA)));
        AuditTrail trail = ledger.audit(ID);
        for (int i = 0; i < trail.rows().size(); i++) {
            var rows = new ArrayList<>(trail.rows());
            AuditRow row = rows.get(i);
            AuditNote note = row.note();
            var forged = new AuditNote(note.who(), note.what(), note.from(), note.to() + "!", "");
            rows.set(i, new AuditRow(row.dataset(), row.number(), row.at(), forged, row.hash()));
            assertThat(new AuditTrail(ID, rows, trail.head()).firstBroken().orElseThrow())
                    .contains("row %d of".formatted(row.number()));
        }
        var cut = new AuditTrail(ID, trail.rows().subList(0, 1), trail.head());
        assertThat(cut.firstBroken()).isPresent();
    }

    /// Uploads, deletions and decisions at once, in any order.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverWorkersAndPeopleDoAtOnceTheRowsAgree(long seed) throws Exception {
        var random = new Random(seed);
        var tasks = new ArrayList<Callable<@Nullable Void>>();
        for (int n = 1; n <= 8; n++) {
            Upload upload = upload(DATASET, n);
            int kind = random.nextInt(4);
            tasks.add(() -> work(upload, kind));
            var decision = decision(random.nextInt(5), 1 + random.nextInt(6));
            tasks.add(() -> {
                decide(decision);
                return null;
            });
        }
        Collections.shuffle(tasks, random);
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var done : pool.invokeAll(tasks)) {
                done.get();
            }
        }
        List<Release> releases = ledger.releases(ID);
        assertThat(releases)
                .extracting(Release::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, releases.size()).boxed().toList());
        Pointer pointer = ledger.pointer(ID);
        assertThat(pointer.last()).isEqualTo(releases.size());
        Release current = pointer.current();
        if (current != null) {
            assertThat(current.standing()).isEqualTo(Standing.PUBLISHED);
            assertThat(releases).contains(current);
            assertThat(current.sequencer()).isLessThanOrEqualTo(pointer.latest());
        }
        assertThat(ledger.audit(ID).firstBroken()).isEmpty();
        assertThat(changes()).extracting(DatasetChange::getId).doesNotHaveDuplicates();
    }

    private @Nullable Void work(Upload upload, int kind) throws IOException {
        Claim claim = granted(upload, NOON);
        while (true) {
            Verdict verdict =
                    switch (kind) {
                        case 0 -> new Verdict.Retire();
                        case 1 -> hold(ledger, upload, "content " + upload.bytes());
                        default -> publish(ledger, upload, "content " + upload.bytes());
                    };
            try {
                ledger.settle(claim, verdict, LATER);
                return null;
            } catch (OutdatedVerdictException again) {
                assertThat(ledger.settlement(upload.id(), claim.run())).isEmpty();
            }
        }
    }

    private static Decision decision(int kind, long release) {
        return switch (kind) {
            case 0 -> new Decision.Approve(ID, release, AMINA);
            case 1 -> new Decision.Decline(ID, release, AMINA);
            case 2 -> new Decision.RollBack(ID, release, AMINA);
            case 3 -> new Decision.Withdraw(ID, release, AMINA);
            default -> new Decision.SetPolicy(ID, ReleasePolicy.holdOn(HoldReason.BREAKING), AMINA);
        };
    }
}
