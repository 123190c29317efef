package org.khettara.core.proof;

import java.util.Set;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.upload.Upload;

/// A file as its publisher dropped it.
///
/// @param sha256 of its bytes
/// @param ends the ends that it may come to
record Dropped(Upload upload, String sha256, Set<State> ends) {
    @Override
    public String toString() {
        return upload.object().key() + " " + upload.object().versionId();
    }
}
