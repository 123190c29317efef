package org.khettara.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khettara.core.port.MemoryObjectStore.Meanwhile;
import org.khettara.core.port.ReceiptPages;
import org.khettara.core.release.Decision;
import org.khettara.core.release.HoldReason;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.upload.Upload;

/// The pages that are kept beside a receipt, along the whole line.
class ReceiptPagesLineTest extends LineFixture {
    private static final PlainPages PLAIN = new PlainPages();

    @BeforeEach
    void known() {
        register();
        pages = PLAIN;
    }

    @Test
    void aPageTellsWhatTheReceiptTellsAndLinksTheFilesOfItsRelease() throws IOException {
        Upload upload = drop("a\n1\n");
        line(new FakeEngine()).ingest(upload, LEASE);
        assertTold(upload, "published");
        assertThat(published.keys()).contains(linked(upload) + "manifest.json");

        assertDone(new Decision.Withdraw(DATASET, 1, BY));
        assertTold(upload, "withdrawn");
        assertThat(page(upload).has("files")).isFalse();
    }

    @Test
    void filesThatWaitForAPersonAreLinkedOnceTheyAreApproved() throws IOException {
        assertDone(new Decision.SetPolicy(DATASET, ReleasePolicy.holdOn(HoldReason.ALWAYS), BY));
        Upload upload = drop("a\n1\n");
        line(new FakeEngine()).ingest(upload, LEASE);
        assertTold(upload, "held");
        assertThat(page(upload).has("files")).isFalse();

        assertDone(new Decision.Approve(DATASET, 1, BY));
        assertTold(upload, "published");
        assertThat(published.keys()).contains(linked(upload) + "manifest.json");
    }

    /// Its receipt is not written again when that release is withdrawn.
    @Test
    void anUnchangedFileLinksNothingOfTheReleaseThatItEquals() throws IOException {
        line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        Upload again = drop("a\n1\n");
        line(new FakeEngine()).ingest(again, LEASE);
        assertTold(again, "unchanged");
        assertThat(page(again).has("files")).isFalse();
    }

    @Test
    void aRefusedFileHasItsPage() throws IOException {
        Upload upload = drop("%PDF-1.4");
        line(new FakeEngine()).ingest(upload, LEASE);
        assertTold(upload, "refused");
        assertThat(page(upload).has("files")).isFalse();
    }

    @Test
    void aPageThatIsBeingWrittenWhileSomebodyDecidesTellsTheDecision() throws IOException {
        Upload upload = drop("a\n1\n");
        pages = beforeFirst(() -> assertDone(new Decision.WithdrawAll(DATASET, BY)));
        line(new FakeEngine()).ingest(upload, LEASE);
        assertTold(upload, "withdrawn");
        assertThat(page(upload).has("files")).isFalse();
    }

    @Test
    void aPageThatCouldNotBeWrittenIsWrittenWithTheNextTry() throws IOException {
        Upload upload = drop("a\n1\n");
        pages = beforeFirst(() -> raw.beforeNextReplace(() -> full()));
        Ingestion line = line(new FakeEngine());
        assertThatThrownBy(() -> line.ingest(upload, LEASE)).hasMessage("the disk is full");
        assertThat(raw.keys()).noneMatch(key -> key.endsWith(".html"));
        line.ingest(upload, LEASE);
        assertTold(upload, "published");
    }

    private static void full() throws IOException {
        throw new IOException("the disk is full");
    }

    /// Lets something happen once, when the receipt is written and its page is made.
    private static ReceiptPages beforeFirst(Meanwhile something) {
        var first = new AtomicBoolean(true);
        return (receipt, files) -> {
            if (first.getAndSet(false)) {
                try {
                    something.happens();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return PLAIN.of(receipt, files);
        };
    }

    private void assertTold(Upload upload, String state) throws IOException {
        assertThat(kept(upload).get("state").asText()).isEqualTo(state);
        assertThat(page(upload).get("receipt")).isEqualTo(kept(upload));
    }

    private String linked(Upload upload) throws IOException {
        return page(upload).path("files").asText();
    }

    private JsonNode page(Upload upload) throws IOException {
        return kept(upload, "receipt.html");
    }
}
