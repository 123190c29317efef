package org.khettara.dcat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.document.Json;
import org.khettara.core.port.CatalogueRenderer;
import org.khettara.core.upload.DatasetId;

/// The documents of a dataset: its DCAT-AP record in every [RdfFormat], and once more at the
/// dataset's own IRI; its schema.org, Croissant and Data Package descriptions.
public final class CatalogueDocuments implements CatalogueRenderer {
    /// What the dataset's own IRI gives to a reader that does not choose.
    private static final RdfFormat UNASKED = RdfFormat.JSON_LD;

    private final Addresses at;

    /// @param base URI under which the published store is reachable, ending with `/`
    public CatalogueDocuments(String base) {
        this.at = new Addresses(base);
    }

    /// Documents that are no RDF of our own.
    public enum Kind {
        SCHEMA_ORG(".schemaorg.jsonld", "application/ld+json"),
        CROISSANT(".croissant.json", "application/ld+json"),
        DATA_PACKAGE(".datapackage.json", "application/json");

        private final String ending;
        private final String mediaType;

        Kind(String ending, String mediaType) {
            this.ending = ending;
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    public static String key(DatasetId dataset, RdfFormat format) {
        return CatalogueEntry.key(dataset) + "." + format.extension();
    }

    public static String key(DatasetId dataset, Kind kind) {
        return CatalogueEntry.key(dataset) + kind.ending;
    }

    @Override
    public List<Document> documents(CatalogueEntry entry) {
        Told told = Told.of(entry, at);
        var documents = new ArrayList<Document>();
        for (RdfFormat format : RdfFormat.values()) {
            String record = record(told, format);
            String key = key(entry.dataset(), format);
            documents.add(new Document(key, format.mediaType(), record));
            if (format == UNASKED) {
                documents.add(
                        new Document(
                                CatalogueEntry.key(entry.dataset()), format.mediaType(), record));
            }
        }
        for (Kind kind : Kind.values()) {
            String content = document(told, kind);
            documents.add(new Document(key(entry.dataset(), kind), kind.mediaType, content));
        }
        return documents;
    }

    @Override
    public String triples(CatalogueEntry entry) {
        var writer = new NTriplesWriter();
        try {
            record(Told.of(entry, at), new Statements(writer));
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return writer.triples();
    }

    @Override
    public List<String> keys(DatasetId dataset) {
        var keys = new ArrayList<String>();
        keys.add(CatalogueEntry.key(dataset));
        for (RdfFormat format : RdfFormat.values()) {
            keys.add(key(dataset, format));
        }
        for (Kind kind : Kind.values()) {
            keys.add(key(dataset, kind));
        }
        return keys;
    }

    /// The DCAT-AP record alone.
    public String record(CatalogueEntry entry, RdfFormat format) {
        return record(Told.of(entry, at), format);
    }

    /// The Data Package of a release.
    public String dataPackage(CatalogueEntry entry) {
        return document(Told.of(entry, at), Kind.DATA_PACKAGE);
    }

    private String record(Told told, RdfFormat format) {
        var out = new ByteArrayOutputStream();
        try {
            record(told, format.begin(out));
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void record(Told told, Statements statements) throws IOException {
        var dataset = new DatasetStatements(at, statements);
        dataset.say(told);
        dataset.common();
        statements.finish();
    }

    private static String document(Told told, Kind kind) {
        Map<String, Object> document =
                switch (kind) {
                    case SCHEMA_ORG -> SchemaOrg.of(told);
                    case CROISSANT -> Croissant.of(told);
                    case DATA_PACKAGE -> DataPackage.of(told);
                };
        return new String(Json.document(document), StandardCharsets.UTF_8);
    }
}
