package org.khettara.core.port;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Claiming;
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
    /// row, or none of them. The ledger itself decides between published, unchanged and superseded,
    /// from what is current at that instant:
    ///
    /// - the current release has the same source bytes and engine: unchanged; only the pointer's
    ///   sequencer moves on;
    /// - the current release, or an unchanged upload after it, has a later sequencer: superseded; a
    ///   version and an outbox row are written, the pointer stays;
    /// - else published: version, pointer and outbox row.
    ///
    /// Release numbers count from 1 within a dataset, without gaps, superseded ones included.
    ///
    /// @throws ClaimLostException when the claim is no longer the run's, or the dataset changed
    ///   under an [Verdict.Unchanged]; nothing was written
    Settlement settle(Claim claim, Verdict verdict, Instant now) throws IOException;

    /// How a run ended; empty while it has not.
    Optional<Settlement> settlement(InputId input, RunId run) throws IOException;

    /// The release that readers are served.
    Optional<Release> current(DatasetId dataset) throws IOException;

    /// One release, by its number.
    Optional<Release> release(DatasetId dataset, long number) throws IOException;

    /// All releases of a dataset, superseded ones included, by number.
    List<Release> releases(DatasetId dataset) throws IOException;

    /// The datasets of an institution that have a current release, by id.
    List<DatasetId> datasets(InstitutionId institution) throws IOException;
}
