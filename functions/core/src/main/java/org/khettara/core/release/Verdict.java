package org.khettara.core.release;

import org.khettara.core.report.ReasonCode;

/// What a worker found, before the ledger settles it.
public sealed interface Verdict {
    /// All files of the release are stored and checked.
    record Publish(ReleaseContent content, Basis basis) implements Verdict {}

    /// As [Publish], but the files are stored where readers do not see them: a person is to look.
    ///
    /// @param content with its holding
    record Hold(ReleaseContent content, Basis basis) implements Verdict {}

    /// The bytes are those of the current release.
    record Unchanged(String sourceSha256, String engine) implements Verdict {}

    /// The file cannot be published.
    ///
    /// @param reportKey of report.json in the raw store
    record Refuse(ReasonCode reason, String reportKey) implements Verdict {}

    /// The file describes data, and what it says is kept.
    ///
    /// @param findingsKey of what there is to be said of it, in the raw store
    record Describe(String findingsKey) implements Verdict {}

    /// We could not do our work, and have given up; an operator is to look.
    record Fail(String cause) implements Verdict {}

    /// The publisher deleted the file: it is served no more.
    record Retire() implements Verdict {}
}
