package org.khettara.dcat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khettara.core.catalogue.Authority;
import org.khettara.core.catalogue.CkanLicence;
import org.khettara.core.document.Iris;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.TableShape.ColumnShape;
import org.khettara.core.upload.Sha256;

/// A release as a Data Package v2 (datapackage.org).
final class DataPackage {
    private static final String PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json";

    private DataPackage() {}

    static Map<String, Object> of(Told told) {
        var said = told.said();
        Release release = told.release();
        String dataset = told.iri();
        return new Fields()
                .put("$schema", PROFILE)
                .put("name", name(release.dataset().toString()))
                .put("id", dataset)
                .put("title", PlainText.of(told.title().in("fr")))
                .put("description", PlainText.of(told.description().in("fr")))
                .put("version", Long.toString(release.number()))
                .put("created", release.releasedAt().toString())
                .put("homepage", Iris.web(said.landingPage()).orElse(dataset))
                .put("keywords", Subjects.keywords(said))
                .put("licenses", licences(told))
                .put("sources", sources(told))
                .put("contributors", contributors(told))
                .put("resources", resources(told))
                .map();
    }

    private static List<Map<String, Object>> licences(Told told) {
        return Authority.LICENCE.uri(told.said().licence()).stream()
                .map(uri ->
                        new Fields()
                                .put("path", uri)
                                .put("title", CkanLicence.find(uri).map(CkanLicence::title))
                                .map())
                .toList();
    }

    private static List<Map<String, Object>> sources(Told told) {
        return List.of(
                new Fields()
                        .put("title", PlainText.of(told.release().content().source().name()))
                        .put("path", Iris.web(told.said().source()))
                        .map());
    }

    private static List<Map<String, Object>> contributors(Told told) {
        return List.of(
                new Fields()
                        .put("title", PlainText.of(told.entry().publisher().name()))
                        .put("roles", List.of("publisher"))
                        .map());
    }

    private static List<Map<String, Object>> resources(Told told) {
        return told.tables().stream()
                .flatMap(table -> table.files().stream().map(one -> resource(told, table, one)))
                .toList();
    }

    private static Map<String, Object> resource(
            Told told, PublishedTable table, PublishedTable.TableFile one) {
        ReleaseFile file = one.file();
        boolean csv = one.format() == PublishedTable.Format.CSV;
        return new Fields()
                .put("name", name(file.name()))
                .put("type", csv ? "table" : null)
                .put("title", PlainText.of(table.shape().name()))
                .put("path", told.file(file.name()))
                .put("format", one.format().name().toLowerCase(Locale.ROOT))
                .put("mediatype", one.format().mediaType())
                .put("encoding", csv ? "utf-8" : null)
                .put("bytes", file.bytes())
                .put("hash", "sha256:" + file.sha256())
                .put("schema", csv ? schema(told, table) : null)
                .map();
    }

    /// The table's own schema file; where a key is known too, what the file says of types with the
    /// key, which is the description's and not the release's.
    private static Object schema(Told told, PublishedTable table) {
        List<String> key = Keys.of(told.said(), table.shape());
        if (key.isEmpty() && table.schema() != null) {
            return told.file(table.schema().name());
        }
        return new Fields()
                .put("fields", table.shape().columns().stream().map(DataPackage::field).toList())
                .put("missingValues", List.of(""))
                .put("primaryKey", key)
                .map();
    }

    private static Map<String, Object> field(ColumnShape column) {
        boolean moment = column.type() == ColumnType.DATETIME || column.type() == ColumnType.TIME;
        return new Fields()
                .put("name", column.name())
                .put("type", column.type().toString())
                .put("format", moment ? "any" : "default")
                .map();
    }

    /// `a-z`, `0-9`, `-`, `_` and `.`, as readers of Data Package v1 still ask; names that lose
    /// something by it end with a part of their hash, so that they stay different.
    private static String name(String text) {
        String bare = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        String name = bare.replaceAll("\\p{M}+", "").replaceAll("[^a-z0-9._-]+", "-");
        return name.equals(text)
                ? name
                : name + "-" + Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
    }
}
