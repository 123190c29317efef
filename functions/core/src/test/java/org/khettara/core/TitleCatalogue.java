package org.khettara.core;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.document.Json;
import org.khettara.core.port.CatalogueRenderer;
import org.khettara.core.upload.DatasetId;

/// A catalogue of one document a dataset, with its release, and its title if it has one.
public final class TitleCatalogue implements CatalogueRenderer {
    public static String key(DatasetId dataset) {
        return "catalogue/%s.json".formatted(dataset);
    }

    @Override
    public List<Document> documents(CatalogueEntry entry) {
        var title = entry.metadata().description().title();
        var told = new TreeMap<String, Object>(Map.of("release", entry.current().number()));
        if (title != null) {
            told.put("title", title.in("fr"));
        }
        String content = Json.line(told);
        return List.of(new Document(key(entry.dataset()), "application/json", content));
    }

    @Override
    public String triples(CatalogueEntry entry) {
        return "<urn:x:%s> <urn:x:release> \"%d\" .\n"
                .formatted(entry.dataset().toString().length(), entry.current().number());
    }

    @Override
    public List<String> keys(DatasetId dataset) {
        return List.of(key(dataset));
    }
}
