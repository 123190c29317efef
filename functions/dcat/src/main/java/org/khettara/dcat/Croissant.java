package org.khettara.dcat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.khettara.core.catalogue.Authority;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.document.Iris;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.TableShape;
import org.khettara.core.report.TableShape.ColumnShape;

/// A dataset as machine-learning tools load it: Croissant 1.1, one FileObject for each file, one
/// RecordSet for each table, read from its CSV.
final class Croissant {
    private static final String VERSION = "http://mlcommons.org/croissant/1.1";

    private Croissant() {}

    static Map<String, Object> of(Told told) {
        var said = told.said();
        Release release = told.release();
        String dataset = told.iri();
        return new Fields()
                .put("@context", context())
                .put("@type", "sc:Dataset")
                .put("conformsTo", VERSION)
                .put("@id", dataset)
                .put("name", texts(told.title()))
                .put("description", texts(told.description()))
                .put("url", Iris.web(said.landingPage()).orElse(dataset))
                .put("version", release.number() + ".0.0")
                .put("license", Authority.LICENCE.uri(said.licence()))
                .put("keywords", Subjects.keywords(said))
                .put("inLanguage", said.languages())
                .put("datePublished", told.entry().issued().toString())
                .put("dateModified", told.entry().modified().toString())
                .put("creator", publisher(told))
                .put("publisher", publisher(told))
                .put("distribution", files(told))
                .put("recordSet", recordSets(told))
                .map();
    }

    private static Map<String, Object> publisher(Told told) {
        return new Fields()
                .put("@type", "sc:Organization")
                .put("@id", told.publisher())
                .put("name", any(told.entry().publisher().name()))
                .map();
    }

    /// A text of a language not told; a bare string would be taken for English.
    private static Map<String, String> any(String text) {
        return Map.of("@none", PlainText.of(text));
    }

    private static Map<String, String> texts(LocalText text) {
        var texts = new TreeMap<String, String>();
        text.byLanguage()
                .forEach((language, words) ->
                        texts.put(
                                language.equals(LocalText.UNDETERMINED) ? "@none" : language,
                                PlainText.of(words)));
        return texts;
    }

    private static List<Map<String, Object>> files(Told told) {
        return told.tables().stream()
                .flatMap(table -> table.files().stream())
                .map(one -> {
                    ReleaseFile file = one.file();
                    return new Fields()
                            .put("@type", "cr:FileObject")
                            .put("@id", file.name())
                            .put("name", any(file.name()))
                            .put("contentUrl", told.file(file.name()))
                            .put("contentSize", "%d B".formatted(file.bytes()))
                            .put("encodingFormat", encoding(one.format()))
                            .put("sha256", file.sha256())
                            .map();
                })
                .toList();
    }

    /// Croissant names Parquet by a type that IANA does not have.
    private static String encoding(PublishedTable.Format format) {
        return switch (format) {
            case CSV -> format.mediaType();
            case PARQUET -> "application/x-parquet";
        };
    }

    private static List<Map<String, Object>> recordSets(Told told) {
        return told.tables().stream()
                .filter(table -> table.csv() != null)
                .map(table -> recordSet(told, table, Objects.requireNonNull(table.csv()).name()))
                .toList();
    }

    private static Map<String, Object> recordSet(Told told, PublishedTable table, String csv) {
        String set = "table/" + table.shape().name();
        Map<String, String> ids = ids(set, table.shape());
        return new Fields()
                .put("@type", "cr:RecordSet")
                .put("@id", set)
                .put("name", any(table.shape().name()))
                .put(
                        "key",
                        Keys.of(told.said(), table.shape()).stream()
                                .map(column -> Map.of("@id", ids.getOrDefault(column, set)))
                                .toList())
                .put(
                        "field",
                        table.shape().columns().stream()
                                .map(column ->
                                        field(column, ids.getOrDefault(column.name(), set), csv))
                                .toList())
                .map();
    }

    /// The ids of the columns by name: in an id readers take neither blanks nor signs.
    private static Map<String, String> ids(String set, TableShape table) {
        var ids = new LinkedHashMap<String, String>();
        var taken = new HashSet<String>();
        for (ColumnShape column : table.columns()) {
            String id = set + "/" + column.name().replaceAll("[^\\p{L}\\p{M}\\p{N}_.-]+", "_");
            while (!taken.add(id)) {
                id += "-" + (ids.size() + 1);
            }
            ids.put(column.name(), id);
        }
        return ids;
    }

    private static Map<String, Object> field(ColumnShape column, String id, String csv) {
        return new Fields()
                .put("@type", "cr:Field")
                .put("@id", id)
                .put("name", any(column.name()))
                .put("dataType", type(column.type()))
                .put(
                        "source",
                        new Fields()
                                .put("fileObject", Map.of("@id", csv))
                                .put("extract", Map.of("column", column.name()))
                                .map())
                .map();
    }

    private static String type(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> "sc:Boolean";
            case INTEGER -> "sc:Integer";
            case NUMBER -> "sc:Float";
            case DATE -> "sc:Date";
            case DATETIME -> "sc:DateTime";
            case TIME -> "sc:Time";
            case STRING -> "sc:Text";
        };
    }

    /// As the specification has it ("JSON-LD context").
    private static Map<String, Object> context() {
        var context = new LinkedHashMap<String, Object>();
        context.put("@language", "en");
        context.put("@vocab", "https://schema.org/");
        for (String term : List.of("arrayShape", "citeAs", "column", "containedIn")) {
            context.put(term, "cr:" + term);
        }
        context.put("conformsTo", "dct:conformsTo");
        context.put("cr", "http://mlcommons.org/croissant/");
        context.put("rai", "http://mlcommons.org/croissant/RAI/");
        context.put("data", new Fields().put("@id", "cr:data").put("@type", "@json").map());
        context.put(
                "dataType", new Fields().put("@id", "cr:dataType").put("@type", "@vocab").map());
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("description", Map.of("@container", "@language"));
        context.put("examples", new Fields().put("@id", "cr:examples").put("@type", "@json").map());
        context.put("name", Map.of("@container", "@language"));
        for (String term : TERMS) {
            context.put(term, "cr:" + term);
        }
        context.put("sc", "https://schema.org/");
        return context;
    }

    private static final List<String> TERMS =
            List.of(
                    "equivalentProperty",
                    "extract",
                    "field",
                    "fileProperty",
                    "fileObject",
                    "fileSet",
                    "format",
                    "includes",
                    "isArray",
                    "isLiveDataset",
                    "jsonPath",
                    "key",
                    "md5",
                    "parentField",
                    "path",
                    "recordSet",
                    "references",
                    "regex",
                    "repeated",
                    "replace",
                    "samplingRate",
                    "separator",
                    "source",
                    "subField",
                    "transform");
}
