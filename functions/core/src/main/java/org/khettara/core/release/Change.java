package org.khettara.core.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.khettara.core.upload.Sha256;
import org.khettara.schemas.ChangeKind;

/// What is to be told, or done, after the commit.
///
/// @param previous number of the release that was served until now; null when there was none
/// @param reason that readers are given; null without one
public record Change(
        ChangeKind kind,
        Release release,
        @Nullable Long previous,
        Instant at,
        @Nullable String reason) {

    /// The change of a release that is now served.
    static Change served(Release release, @Nullable Long previous, Instant at) {
        ChangeKind kind = previous == null ? ChangeKind.CREATED : ChangeKind.UPDATED;
        return new Change(kind, release, previous, at, null);
    }

    /// The same for every delivery: the run of a release that is told for the first time, and of
    /// what happens to it later a hash of run, kind and time.
    public String id() {
        return switch (kind) {
            case CREATED, UPDATED, SUPERSEDED, UNKNOWN -> release.run().value();
            case HELD, ROLLED_BACK, WITHDRAWN, DELETED ->
                    Sha256.ofParts(release.run().value(), kind.name(), at.toString());
        };
    }
}
