package org.khettara.core.port;

import static org.khettara.core.port.Uploads.NOON;
import static org.khettara.core.port.Uploads.run;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Claiming;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Verdict;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Upload;

/// A ledger without rows and its outbox, for the contracts that a [Ledger] must keep.
abstract class LedgerFixture {
    static final String DATASET = "ville-de-fes.budget";
    static final DatasetId ID = DatasetId.parse(DATASET);
    static final Instant LATER = NOON.plusSeconds(60);

    Ledger ledger = new MemoryLedger();
    Outbox outbox = new MemoryLedger();

    /// A ledger without any rows.
    protected abstract Ledger emptyLedger() throws Exception;

    /// The outbox of that ledger.
    protected abstract Outbox outboxOf(Ledger ledger) throws Exception;

    @BeforeEach
    void open() throws Exception {
        ledger = emptyLedger();
        outbox = outboxOf(ledger);
    }

    Settlement settle(Upload upload, Verdict verdict) throws IOException {
        return ledger.settle(granted(upload, NOON), verdict, LATER);
    }

    Claim granted(Upload upload, Instant now) throws IOException {
        return switch (ledger.claim(upload, run(upload), now, now.plusSeconds(60))) {
            case Claiming.Granted(Claim claim) -> claim;
            case Claiming.Busy busy -> throw new AssertionError("expected a grant, got " + busy);
            case Claiming.Ended ended -> throw new AssertionError("expected a grant, got " + ended);
        };
    }
}
