package org.khettara.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.khettara.embedded.store.DurableNames;
import org.khettara.embedded.store.FolderObjectStore;

/// The three buckets of a home.
///
/// @param uploads every upload as it came, in versions
/// @param raw kept copies, reports and receipts
/// @param published what readers see
record Buckets(FolderObjectStore uploads, FolderObjectStore raw, FolderObjectStore published) {

    /// @param home an absolute path
    static Buckets open(Path home) throws IOException {
        var names = new DurableNames(home);
        Path store = home.resolve("store");
        return new Buckets(
                FolderObjectStore.open("uploads", store.resolve("uploads"), names),
                FolderObjectStore.open("raw", store.resolve("raw"), names),
                FolderObjectStore.open("published", store.resolve("published"), names));
    }

    /// Removes what writers that died have left half written.
    ///
    /// @param before only what nobody has written to since
    void sweep(Instant before) throws IOException {
        for (FolderObjectStore bucket : List.of(uploads, raw, published)) {
            bucket.sweep(before);
        }
    }
}
