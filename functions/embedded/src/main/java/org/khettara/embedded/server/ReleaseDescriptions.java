package org.khettara.embedded.server;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.khettara.core.document.Json;
import org.khettara.core.release.Release;
import org.khettara.embedded.Home;

/// Documents that stand beside the files of a release without being of them, made when they are
/// asked for: its Data Package, and the CSVW metadata of each CSV where CSVW looks for it (Model
/// for Tabular Data, 5.3).
@Singleton
final class ReleaseDescriptions {
    private static final String DATA_PACKAGE = "datapackage.json";
    private static final String CSV = ".csv";
    private static final String CSVW = "-metadata.json";
    private static final String CSVW_TYPE = "application/csvm+json";

    private final Home home;
    private final Shelf shelf;

    ReleaseDescriptions(Home home, Shelf shelf) {
        this.home = home;
        this.shelf = shelf;
    }

    /// Empty when the name is of no such document.
    Optional<MutableHttpResponse<byte[]>> of(Release release, String name, HttpRequest<?> request)
            throws IOException {
        if (name.equals(DATA_PACKAGE)) {
            byte[] content = home.catalogue().dataPackage(release).getBytes(StandardCharsets.UTF_8);
            return Optional.of(Answers.derived(content, "application/json", null, request));
        }
        if (name.endsWith(CSV + CSVW)) {
            String csv = name.substring(0, name.length() - CSVW.length());
            byte[] content = Json.document(csvw(shelf.item(release, schema(csv))));
            return Optional.of(Answers.derived(content, CSVW_TYPE, null, request));
        }
        return Optional.empty();
    }

    /// Where a CSV is described, for a `Link` header (RFC 8288); empty for other files.
    Optional<String> link(Release release, String name) {
        boolean described =
                name.endsWith(CSV)
                        && release.content().files().stream()
                                .anyMatch(file -> file.name().equals(schema(name)));
        return described
                ? Optional.of(
                        "<%s>; rel=\"describedby\"; type=\"%s\""
                                .formatted(RawPath.encode(name + CSVW), CSVW_TYPE))
                : Optional.empty();
    }

    private static String schema(String csv) {
        return csv.substring(0, csv.length() - CSV.length()) + ".schema.json";
    }

    private Object csvw(Shelf.Item schema) throws IOException {
        try (InputStream in = home.openPublished(schema.key())) {
            Object csvw = Json.read(in, Map.class).get("csvw");
            if (csvw == null) {
                throw new IOException("no CSVW in " + schema.key());
            }
            return csvw;
        }
    }
}
