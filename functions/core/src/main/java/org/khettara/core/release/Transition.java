package org.khettara.core.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.khettara.core.audit.AuditNote;

/// All that one transaction changes of a dataset; the ledgers write it, and decide nothing more.
///
/// @param release the version row to be put: new when its number is beyond `before`, else in the
///   place of the one it was; null when there is none
/// @param withdrawsEarlier whether every version before `release` goes with the dataset, by its
///   ruling ([Release#withdrawnWith])
/// @param change to be told; null when there is nothing to tell
public record Transition(
        Pointer before,
        Pointer after,
        @Nullable Release release,
        boolean withdrawsEarlier,
        @Nullable Change change,
        AuditNote note,
        Instant at) {

    public boolean isNew() {
        return release != null && release.number() > before.last();
    }
}
