package org.khettara.core;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.catalogue.CatalogueRecord;
import org.khettara.core.port.CatalogueRenderer;
import org.khettara.core.upload.DatasetId;

/// One record per dataset, in JSON-LD.
public final class PlainCatalogue implements CatalogueRenderer {
    private final String base;

    /// @param base URI under which the published store is reachable, ending with `/`
    public PlainCatalogue(String base) {
        this.base = base;
    }

    @Override
    public List<String> keys(DatasetId dataset) {
        return List.of(CatalogueRecord.key(dataset));
    }

    @Override
    public List<Document> documents(CatalogueEntry entry) {
        return List.of(
                new Document(
                        CatalogueRecord.key(entry.dataset()),
                        CatalogueRecord.MEDIA_TYPE,
                        new String(CatalogueRecord.of(entry, base), StandardCharsets.UTF_8)));
    }
}
