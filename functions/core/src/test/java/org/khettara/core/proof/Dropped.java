package org.khettara.core.proof;

import java.util.Set;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.upload.Upload;

/// A file as its publisher dropped it, or its deletion.
///
/// @param sha256 of its bytes; empty of a deletion
/// @param ends the ends that it may come to
record Dropped(Upload upload, String sha256, Set<State> ends) {
    boolean isDeletion() {
        return sha256.isEmpty();
    }

    @Override
    public String toString() {
        return upload.object().key() + " " + upload.object().versionId();
    }
}
