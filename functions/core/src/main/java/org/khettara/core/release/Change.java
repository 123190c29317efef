package org.khettara.core.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.khettara.core.upload.Sequencer;
import org.khettara.core.upload.Sha256;
import org.khettara.schemas.ChangeKind;

/// What is to be told, or done, after the commit.
///
/// @param id the same for every delivery: the run of a release that is told for the first time, and
///   of what happens to it later a hash of what makes it this change and no other
/// @param previous number of the release that was served until now; null when there was none
/// @param reason that readers are given; null without one
public record Change(
        String id,
        ChangeKind kind,
        Release release,
        @Nullable Long previous,
        Instant at,
        @Nullable String reason) {

    /// A change that is known by its release, kind and time.
    public Change(
            ChangeKind kind,
            Release release,
            @Nullable Long previous,
            Instant at,
            @Nullable String reason) {
        this(id(kind, release, at), kind, release, previous, at, reason);
    }

    /// The change of a release that is now served.
    static Change served(Release release, @Nullable Long previous, Instant at) {
        ChangeKind kind = previous == null ? ChangeKind.CREATED : ChangeKind.UPDATED;
        return new Change(kind, release, previous, at, null);
    }

    /// What is said of the release that is served has changed.
    ///
    /// @param scope of what it was said
    /// @param since its place among all that was said of the scope
    public static Change described(Release served, String scope, Sequencer since, Instant at) {
        String id = Sha256.ofParts("described", served.dataset().toString(), scope, since.value());
        return new Change(id, ChangeKind.DESCRIBED, served, served.number(), at, null);
    }

    private static String id(ChangeKind kind, Release release, Instant at) {
        return switch (kind) {
            case CREATED, UPDATED, SUPERSEDED, UNKNOWN -> release.run().value();
            case HELD, ROLLED_BACK, WITHDRAWN, DELETED, DESCRIBED ->
                    Sha256.ofParts(release.run().value(), kind.name(), at.toString());
        };
    }
}
