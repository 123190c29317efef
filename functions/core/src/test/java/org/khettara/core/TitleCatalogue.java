package org.khettara.core;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.document.Json;
import org.khettara.core.port.CatalogueRenderer;
import org.khettara.core.upload.DatasetId;

/// A catalogue of one document a dataset, with its title and release.
final class TitleCatalogue implements CatalogueRenderer {
    static String key(DatasetId dataset) {
        return "catalogue/%s.json".formatted(dataset);
    }

    @Override
    public List<Document> documents(CatalogueEntry entry) {
        var title = Objects.requireNonNull(entry.metadata().description().title());
        String content =
                Json.line(
                        new TreeMap<>(
                                Map.of(
                                        "title", title.in("fr"),
                                        "release", entry.current().number())));
        return List.of(new Document(key(entry.dataset()), "application/json", content));
    }

    @Override
    public List<String> keys(DatasetId dataset) {
        return List.of(key(dataset));
    }
}
