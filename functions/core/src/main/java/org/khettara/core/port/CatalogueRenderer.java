package org.khettara.core.port;

import java.util.List;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.upload.DatasetId;

/// Describes a dataset in the formats that portals, search engines and programs read. A pure
/// function: the same entry gives the same bytes. Safe for use by many threads.
public interface CatalogueRenderer {
    /// The documents of a dataset, to be put in the place of those of its last release.
    List<Document> documents(CatalogueEntry entry);

    /// The DCAT-AP record of a dataset in N-Triples (RDF 1.1).
    String triples(CatalogueEntry entry);

    /// Keys of all documents that a dataset may have, to be taken away with it.
    List<String> keys(DatasetId dataset);

    /// @param key in the published store
    /// @param mediaType with its parameters
    /// @param content to be stored in UTF-8
    record Document(String key, String mediaType, String content) {}
}
