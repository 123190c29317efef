package org.khettara.core.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.khettara.core.release.Release;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;

/// All that the catalogue tells of a dataset: every record, feed and index is a function of this
/// alone.
///
/// @param current what readers are served
/// @param issued when the dataset's first release was made
/// @param modified when what is served, or what is said of it, changed last
/// @param previous number of the release that was served before; null when there was none
public record CatalogueEntry(
        Institution publisher,
        Metadata metadata,
        Release current,
        Instant issued,
        Instant modified,
        @Nullable Long previous) {

    /// Key of a dataset's record in the published store, and with the store's address before it the
    /// dataset's IRI.
    public static String key(DatasetId dataset) {
        return "catalogue/" + dataset;
    }

    public DatasetId dataset() {
        return current.dataset();
    }
}
