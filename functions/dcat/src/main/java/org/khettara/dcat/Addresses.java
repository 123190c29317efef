package org.khettara.dcat;

import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.document.Link;
import org.khettara.core.release.Release;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InstitutionId;

/// The IRIs of what the records speak of. A dataset keeps its IRI, and its distributions theirs,
/// over all releases; what has no page of its own is a fragment of the page that tells of it.
///
/// @param base URI under which the published store is reachable, ending with `/`
record Addresses(String base) {
    String dataset(DatasetId dataset) {
        return Link.to(base, CatalogueEntry.key(dataset));
    }

    String catalogue() {
        return base + "catalogue";
    }

    /// Something that several datasets share.
    String shared(String name) {
        return catalogue() + "#" + Link.to("", name);
    }

    String institution(InstitutionId id) {
        return shared("institution-" + id);
    }

    /// The folder of a release; the names of its files follow.
    String folder(Release release) {
        return Link.to(base, release.content().prefix());
    }
}
