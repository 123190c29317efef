package org.khettara.core.port;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khettara.core.audit.AuditTrail;
import org.khettara.core.port.Descriptions.Outdated;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Claiming;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Holdings;
import org.khettara.core.release.Outcome;
import org.khettara.core.release.Pointer;
import org.khettara.core.release.Release;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Verdict;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InputId;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Upload;

/// Claims, releases, pointers, outbox and audit, kept by one store so that they change in one
/// transaction. Safe for use by many threads and processes.
public interface Ledger {
    /// Takes the right to work on a run. Exactly one caller at a time is granted it; a claim whose
    /// lease has ended is granted anew, with the next epoch, and the one before it can no longer
    /// settle.
    Claiming claim(Upload upload, RunId run, Instant now, Instant leaseUntil) throws IOException;

    /// Ends a run for good, in one transaction: version row, pointer, outbox row, claim and audit
    /// row, or none of them. The ledger itself decides what the verdict comes to, as
    /// [org.khettara.core.release.Settling] says, from what is current at that instant:
    ///
    /// - the current release has the same source bytes and engine: unchanged; only the pointer's
    ///   sequencer moves on;
    /// - a later upload was published, found unchanged, or deleted: superseded; a version row is
    ///   written, the pointer stays;
    /// - else published, or held as the verdict says.
    ///
    /// Release numbers count from 1 within a dataset, without gaps, whatever became of them.
    ///
    /// @throws ClaimLostException when the claim is no longer the run's; nothing was written
    /// @throws OutdatedVerdictException when the verdict was true of another state of the dataset;
    ///   nothing was written
    Settlement settle(Claim claim, Verdict verdict, Instant now) throws IOException;

    /// Carries out a person's decision, in one transaction, as [org.khettara.core.release.Deciding]
    /// says; or refuses it, and nothing was written.
    Outcome decide(Decision decision, Instant now) throws IOException;

    /// Appends to the outbox that what is said of a dataset has changed, in one transaction that
    /// reads the pointer: the change names the release that is served at that instant, and nothing
    /// is appended when none is. Doing so again for the same word is harmless.
    void announce(DatasetId dataset, Outdated word, Instant now) throws IOException;

    /// How a run ended; empty while it has not.
    Optional<Settlement> settlement(InputId input, RunId run) throws IOException;

    /// What uploads of the dataset are measured against; [Pointer#NONE] when nothing is known of
    /// it.
    Pointer pointer(DatasetId dataset) throws IOException;

    /// The release that readers are served.
    Optional<Release> current(DatasetId dataset) throws IOException;

    /// One release, by its number.
    Optional<Release> release(DatasetId dataset, long number) throws IOException;

    /// All releases of a dataset, whatever they are to readers, by number.
    List<Release> releases(DatasetId dataset) throws IOException;

    /// The book of a dataset: every settlement and every decision.
    AuditTrail audit(DatasetId dataset) throws IOException;

    /// What there is of all datasets: ids alone, so that there may be any number of them.
    Holdings holdings() throws IOException;

    /// The datasets of an institution that have a current release, by id.
    List<DatasetId> datasets(InstitutionId institution) throws IOException;
}
