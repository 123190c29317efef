package org.khettara.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khettara.core.Decisions;
import org.khettara.core.audit.AuditTrail;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Outcome;
import org.khettara.core.release.Pointer;
import org.khettara.core.upload.DatasetId;
import org.khettara.embedded.store.SqliteLedger;

/// Where people decide on the releases of a home, and read what was decided.
public final class Desk {
    private final SqliteLedger ledger;
    private final Decisions decisions;
    private final AfterCommit after;

    /// What is to be told or removed after a decision.
    @FunctionalInterface
    interface AfterCommit {
        int run() throws IOException;
    }

    Desk(SqliteLedger ledger, Decisions decisions, AfterCommit after) {
        this.ledger = ledger;
        this.decisions = decisions;
        this.after = after;
    }

    /// Carries out a decision and tells of it, or says why it cannot be carried out.
    public Outcome decide(Decision decision) throws IOException {
        Outcome outcome = decisions.decide(decision);
        after.run();
        return outcome;
    }

    /// What is served of a dataset, and the policy it is under.
    public Pointer pointer(DatasetId dataset) throws IOException {
        return ledger.pointer(dataset);
    }

    /// The book of one dataset.
    public AuditTrail audit(DatasetId dataset) throws IOException {
        return ledger.audit(dataset);
    }

    /// The books of all datasets, by id.
    public List<AuditTrail> audits() throws IOException {
        var trails = new ArrayList<AuditTrail>();
        for (DatasetId dataset : ledger.audited()) {
            trails.add(ledger.audit(dataset));
        }
        return trails;
    }

    /// The first broken row of the book that homes had before there was one per dataset.
    public Optional<String> firstBrokenOfVersion1() throws IOException {
        return ledger.firstBrokenOfVersion1();
    }
}
