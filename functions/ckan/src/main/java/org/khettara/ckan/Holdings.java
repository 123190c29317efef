package org.khettara.ckan;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;

/// What the API tells of. Safe for use by many threads.
public interface Holdings {
    /// What was noted in the books, whatever it was, since an earlier answer.
    ///
    /// @param place of that answer; 0 for everything that readers are served
    Noted since(long place) throws IOException;

    /// @param place of the last note; what was done by then is seen by whoever asks afterwards
    /// @param books by the datasets that they are called after
    ///   ([org.khettara.core.catalogue.Scope])
    record Noted(long place, List<DatasetId> books) {
        public Noted {
            books = List.copyOf(books);
        }
    }

    /// Empty when readers are served no such dataset.
    Optional<CatalogueEntry> entry(DatasetId dataset) throws IOException;

    /// All institutions, by id.
    List<Institution> institutions() throws IOException;

    /// Opens an object of the published store; the caller closes it.
    InputStream open(String key) throws IOException;
}
