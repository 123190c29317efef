package org.khettara.ckan;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.upload.Institution;

/// What the API tells of. Safe for use by many threads.
public interface Holdings {
    /// Every dataset that readers are served, by dataset id.
    List<CatalogueEntry> entries() throws IOException;

    /// All institutions, by id.
    List<Institution> institutions() throws IOException;

    /// Opens an object of the published store; the caller closes it.
    InputStream open(String key) throws IOException;
}
