package org.khettara.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khettara.core.document.Json;
import org.khettara.core.document.Schemas;
import org.khettara.core.notice.ChangeEvent;
import org.khettara.core.port.TableEngine;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Decision;
import org.khettara.core.release.HoldReason;
import org.khettara.core.release.Outcome;
import org.khettara.core.release.Refusal;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.report.Report;
import org.khettara.core.upload.Sha256;
import org.khettara.core.upload.Upload;

/// Holds and what people decide of them, along the whole line.
class DecisionsLineTest extends LineFixture {
    @BeforeEach
    void known() {
        register();
    }

    @Test
    void aHeldFileIsNowhereThatReadersLookAndTheLastGoodReleaseStays() throws IOException {
        Upload first = drop("a\n1\n");
        line(new FakeEngine()).ingest(first, LEASE);
        relay().relayPending();
        List<String> before = List.copyOf(published.keys());
        holdAlways();
        Receipt receipt = line(new FakeEngine()).ingest(drop("a\n2\n"), LEASE);
        relay().relayPending();
        assertThat(receipt.state()).isEqualTo(State.HELD);
        assertThat(receipt.message().en()).contains("every release of this dataset is looked at");
        Schemas.assertValid("receipt", Json.line(receipt));
        assertThat(published.keys()).containsExactlyElementsOf(before);
        assertThat(told).hasSize(1);
        assertThat(raw.keys())
                .filteredOn(key -> key.startsWith("held/ville-de-fes/budget/v="))
                .hasSize(7)
                .anyMatch(key -> key.endsWith("/manifest.json"));
        assertThat(ledger.current(DATASET).orElseThrow().number()).isEqualTo(1);
    }

    /// A date before the first release would say that something was held.
    @Test
    void aDatasetIsAsOldAsWhatReadersWereServedFirst() throws IOException {
        holdAlways();
        line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        assertDone(new Decision.Decline(DATASET, 1, BY));
        line(new FakeEngine()).ingest(drop("a\n2\n"), LEASE);
        assertDone(new Decision.Approve(DATASET, 2, BY));
        var entry = catalogue().entry(DATASET).orElseThrow();
        assertThat(entry.issued()).isEqualTo(entry.current().releasedAt());
        assertThat(ledger.release(DATASET, 1).orElseThrow().releasedAt()).isBefore(entry.issued());
    }

    @Test
    void anApprovedFileIsReadableBeforeItIsPointedTo() throws IOException {
        holdAlways();
        Upload upload = drop("a\n1\n");
        line(new FakeEngine()).ingest(upload, LEASE);
        assertThat(ledger.current(DATASET)).isEmpty();
        assertDone(new Decision.Approve(DATASET, 1, BY));
        Release current = ledger.current(DATASET).orElseThrow();
        for (ReleaseFile file : current.content().files()) {
            try (InputStream in = published.open(current.content().prefix() + file.name())) {
                assertThat(Sha256.of(in)).isEqualTo(file.sha256());
            }
        }
        try (InputStream in = published.open(current.content().manifestKey())) {
            Schemas.assertValid("manifest", new String(in.readAllBytes(), UTF_8));
        }
        relay().relayPending();
        assertThat(told).extracting(ChangeEvent::id).containsExactly(current.run().value());
        Schemas.assertValid("change-event", told.getFirst().json());
        assertThat(kept(upload).get("state").asText()).isEqualTo("published");
        assertThat(line(new FakeEngine()).ingest(upload, LEASE).state()).isEqualTo(State.PUBLISHED);
    }

    @Test
    void anApprovalThatDiedOnTheWayCanBeMadeAgain() throws IOException {
        holdAlways();
        line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        Release held = ledger.release(DATASET, 1).orElseThrow();
        var folder = Files.createTempDirectory("copied");
        new ReleaseObjects(published).copy(raw, held.content(), folder);
        assertDone(new Decision.Approve(DATASET, 1, BY));
        assertThat(ledger.current(DATASET).orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void bytesThatAreNotTheHeldOnesAreNeverPublished() throws IOException {
        holdAlways();
        line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        Release held = ledger.release(DATASET, 1).orElseThrow();
        String key = Objects.requireNonNull(held.content().holding()).prefix() + "t.csv";
        raw.replace(key, "a\n999\n".getBytes(UTF_8), "text/csv");
        assertThatThrownBy(() -> decisions().decide(new Decision.Approve(DATASET, 1, BY)))
                .isInstanceOf(IOException.class);
        assertThat(ledger.current(DATASET)).isEmpty();
        assertThat(published.keys()).noneMatch(name -> name.endsWith("manifest.json"));
    }

    @Test
    void aDeclinedFileStaysPrivateAndItsPublisherIsToldWhy() throws IOException {
        holdAlways();
        Upload upload = drop("a\n1\n");
        line(new FakeEngine()).ingest(upload, LEASE);
        assertDone(new Decision.Decline(DATASET, 1, BY));
        relay().relayPending();
        Receipt receipt = line(new FakeEngine()).ingest(upload, LEASE);
        assertThat(receipt.state()).isEqualTo(State.DECLINED);
        assertThat(List.of(receipt.message().fr(), receipt.message().ar(), receipt.message().en()))
                .allMatch(text -> text.contains(BY.why()));
        Schemas.assertValid("receipt", Json.line(receipt));
        assertThat(kept(upload).get("state").asText()).isEqualTo("declined");
        assertThat(published.keys()).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void whatWasStoredBeforeThePolicyChangedIsTakenAwayAgain() throws IOException {
        Upload upload = drop("a\n1\n");
        Receipt receipt = line(new PolicyChanges()).ingest(upload, LEASE);
        assertThat(receipt.state()).isEqualTo(State.HELD);
        assertThat(published.keys()).isNotEmpty();
        relay().relayPending();
        assertThat(published.keys()).isEmpty();
        assertDone(new Decision.Approve(DATASET, 1, BY));
        assertThat(published.keys()).hasSize(6);
    }

    @Test
    void aRefusedFileLeavesTheLastGoodReleaseServed() throws IOException {
        line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        line(new FakeEngine()).ingest(drop("%PDF"), LEASE);
        holdAlways();
        line(new FakeEngine()).ingest(drop("a\n2\n"), LEASE);
        relay().relayPending();
        Release current = ledger.current(DATASET).orElseThrow();
        assertThat(current.number()).isEqualTo(1);
        try (InputStream in = published.open(current.content().prefix() + "t.csv")) {
            assertThat(in).hasContent("a\n1\n");
        }
    }

    @Test
    void aRollbackIsToldAndTheCatalogueFollows() throws IOException {
        line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        line(new FakeEngine()).ingest(drop("a\n2\n"), LEASE);
        relay().relayPending();
        assertDone(new Decision.RollBack(DATASET, 1, BY));
        relay().relayPending();
        assertThat(told.getLast().type()).isEqualTo("org.khettara.dataset.rolled-back.v1");
        Schemas.assertValid("change-event", told.getLast().json());
        assertThat(json(published, TitleCatalogue.key(DATASET)).get("release")).hasToString("1");
        line(new FakeEngine()).ingest(drop("a\n3\n"), LEASE);
        assertThat(ledger.current(DATASET).orElseThrow().number()).isEqualTo(3);
    }

    @Test
    void twoChangesToldAtOnceLeaveTheCatalogueAtTheCurrentRelease() throws IOException {
        line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        var change = ledger.pending(1).getFirst();
        published.beforeNextReplace(() -> line(new FakeEngine()).ingest(drop("a\n2\n"), LEASE));
        relay().relay(change);
        assertThat(json(published, TitleCatalogue.key(DATASET)).get("release")).hasToString("2");
    }

    @Test
    void whatCannotBeDecidedIsSaidInASentence() throws IOException {
        Outcome outcome = decisions().decide(new Decision.Approve(DATASET, 7, BY));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> {
                            Refusal refusal = refused.refusal();
                            assertThat(refusal.code()).isEqualTo(Refusal.Code.NO_SUCH_RELEASE);
                            assertThat(refusal.sentence().en()).contains("no release 7");
                        });
    }

    @Test
    void aReceiptThatIsBeingWrittenWhileSomebodyDecidesTellsTheDecision() throws IOException {
        Upload upload = drop("a\n1\n");
        raw.beforeNextReplace(() -> assertDone(new Decision.WithdrawAll(DATASET, BY)));
        line(new FakeEngine()).ingest(upload, LEASE);
        assertThat(kept(upload).get("state").asText()).isEqualTo("withdrawn");
    }

    private void holdAlways() throws IOException {
        var policy = ReleasePolicy.holdOn(HoldReason.ALWAYS);
        assertDone(new Decision.SetPolicy(DATASET, policy, BY));
    }

    /// The policy changes while the engine has the file in hand.
    private final class PolicyChanges implements TableEngine {
        private final TableEngine engine = new FakeEngine();

        @Override
        public String version() {
            return engine.version();
        }

        @Override
        public long largestFile() {
            return engine.largestFile();
        }

        @Override
        public Report normalise(Source file, Path folder, CellText cellText) throws IOException {
            holdAlways();
            return engine.normalise(file, folder, cellText);
        }
    }
}
