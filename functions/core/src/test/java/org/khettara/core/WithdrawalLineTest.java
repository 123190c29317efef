package org.khettara.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khettara.core.document.Json;
import org.khettara.core.document.Schemas;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Decision;
import org.khettara.core.release.HoldReason;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.release.Standing;
import org.khettara.core.upload.Upload;
import org.khettara.schemas.DatasetChange;

/// What is taken back, by people and by publishers, and what replays bring, along the whole line.
class WithdrawalLineTest extends LineFixture {
    @BeforeEach
    void known() {
        register();
    }

    @Test
    void aWithdrawnReleaseLosesItsFilesAndLeavesANotice() throws IOException {
        line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        Upload second = drop("a\n2\n");
        line(new FakeEngine()).ingest(second, LEASE);
        relay().relayPending();
        assertDone(new Decision.Withdraw(DATASET, 2, BY));
        Release withdrawn = ledger.release(DATASET, 2).orElseThrow();
        DatasetChange change = ledger.pending(1).getFirst();
        relay().relay(change);
        relay().relay(change);
        String prefix = withdrawn.content().prefix();
        assertThat(published.keys())
                .filteredOn(key -> key.startsWith(prefix))
                .containsExactly(prefix + "withdrawn.json");
        JsonNode notice = json(published, prefix + "withdrawn.json");
        assertThat(notice.get("reason").asText()).isEqualTo(BY.why());
        assertThat(notice.toString()).doesNotContain("amina");
        assertThat(published.keys()).doesNotContain(TitleCatalogue.key(DATASET));
        assertThat(told.getLast().json()).contains(BY.why()).doesNotContain("amina", "manifest");
        Schemas.assertValid("change-event", told.getLast().json());
        assertThat(kept(second).get("state").asText()).isEqualTo("withdrawn");
        assertThat(raw.keys()).anyMatch(key -> key.endsWith("/" + second.id()));
        String first = ledger.release(DATASET, 1).orElseThrow().content().prefix();
        assertThat(published.keys()).contains(first + "t.csv");
    }

    @Test
    void aWithdrawnDatasetLeavesNoFileAtAll() throws IOException {
        line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        line(new FakeEngine()).ingest(drop("a\n2\n"), LEASE);
        assertDone(new Decision.WithdrawAll(DATASET, BY));
        relay().relayPending();
        assertThat(published.keys()).hasSize(2).allMatch(key -> key.endsWith("/withdrawn.json"));
    }

    @Test
    void aWithdrawnDatasetDoesNotTellOfReleasesThatNobodySaw() throws IOException {
        line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        assertDone(new Decision.SetPolicy(DATASET, ReleasePolicy.holdOn(HoldReason.ALWAYS), BY));
        line(new FakeEngine()).ingest(drop("a\n2\n"), LEASE);
        assertDone(new Decision.Decline(DATASET, 2, BY));
        Upload waiting = drop("a\n3\n");
        line(new FakeEngine()).ingest(waiting, LEASE);
        assertDone(new Decision.WithdrawAll(DATASET, BY));
        relay().relayPending();
        String first = ledger.release(DATASET, 1).orElseThrow().content().prefix();
        assertThat(published.keys()).containsExactly(first + "withdrawn.json");
        assertThat(ledger.releases(DATASET))
                .extracting(Release::standing)
                .containsExactly(
                        Standing.WITHDRAWN, Standing.DECLINED, Standing.DECLINED, Standing.DELETED);
        assertThat(kept(waiting).get("state").asText()).isEqualTo("declined");
    }

    @Test
    void aDeletedFileLeavesATombstoneAndItsReleasesByNumber() throws IOException {
        line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        Upload deletion = delete();
        Receipt receipt = line(new FakeEngine()).retire(deletion, LEASE);
        assertThat(line(new FakeEngine()).retire(deletion, LEASE)).isEqualTo(receipt);
        assertThat(receipt.state()).isEqualTo(State.DELETED);
        Schemas.assertValid("receipt", Json.line(receipt));
        relay().relayPending();
        Schemas.assertValid("change-event", told.getLast().json());
        assertThat(told.getLast().type()).isEqualTo("org.khettara.dataset.deleted.v1");
        assertThat(ledger.current(DATASET)).isEmpty();
        assertThat(published.keys()).doesNotContain(TitleCatalogue.key(DATASET));
        assertThat(published.keys()).anyMatch(key -> key.endsWith("t.csv"));
        assertThat(ledger.releases(DATASET))
                .extracting(Release::standing)
                .containsExactly(Standing.PUBLISHED, Standing.DELETED);
    }

    @Test
    void aDeletionOlderThanALaterUploadChangesNothing() throws IOException {
        Upload deletion = delete();
        line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        Receipt receipt = line(new FakeEngine()).retire(deletion, LEASE);
        assertThat(receipt.state()).isEqualTo(State.SUPERSEDED);
        Schemas.assertValid("receipt", Json.line(receipt));
        assertThat(ledger.current(DATASET)).isPresent();
    }

    @Test
    void aReplayByANewerEngineIsANewRunAndUnchangedWhenItsTablesAre() throws IOException {
        Upload upload = drop("a\n1\n");
        line(new FakeEngine()).ingest(upload, LEASE);
        Receipt same = line(new FakeEngine("fake-2", "")).ingest(upload, LEASE);
        assertThat(same.state()).isEqualTo(State.UNCHANGED);
        assertThat(same.release()).isEqualTo(1);
        Receipt other = line(new FakeEngine("fake-3", "b\n")).ingest(upload, LEASE);
        assertThat(other.state()).isEqualTo(State.PUBLISHED);
        assertThat(other.release()).isEqualTo(2);
        assertThat(ledger.releases(DATASET))
                .extracting(release -> release.content().engine())
                .containsExactly("fake-1", "fake-3");
        assertThat(ledger.releases(DATASET)).extracting(Release::run).doesNotHaveDuplicates();
    }

    @Test
    void aReplayDoesNotBringBackWhatWasWithdrawn() throws IOException {
        Upload upload = drop("a\n1\n");
        line(new FakeEngine()).ingest(upload, LEASE);
        assertDone(new Decision.Withdraw(DATASET, 1, BY));
        Receipt replay = line(new FakeEngine("fake-2", "b\n")).ingest(upload, LEASE);
        assertThat(replay.state()).isEqualTo(State.SUPERSEDED);
        assertThat(ledger.current(DATASET)).isEmpty();
    }
}
