package org.khettara.core.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khettara.core.document.Json;
import org.khettara.core.document.Link;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;

/// The catalogue record of a dataset: a DCAT 3 Dataset in JSON-LD, one Distribution per CSV and
/// Parquet with its checksum. A pure function of the institution and the current release.
public final class CatalogueRecord {
    public static final String MEDIA_TYPE = "application/ld+json";
    private static final String FILE_TYPE =
            "http://publications.europa.eu/resource/authority/file-type/";

    private CatalogueRecord() {}

    /// Key of the record in the published store.
    public static String key(DatasetId dataset) {
        return "catalogue/%s.jsonld".formatted(dataset);
    }

    /// @param base URI under which the published store is reachable, ending with `/`
    public static byte[] of(Institution publisher, Release release, String base) {
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("@context", context());
        dataset.put("@id", Link.to(base, key(release.dataset())));
        dataset.put("@type", "dcat:Dataset");
        dataset.put("dct:identifier", release.dataset().toString());
        dataset.put("dct:title", title(release.content().source().name()));
        dataset.put("dct:publisher", Map.of("@type", "foaf:Agent", "foaf:name", publisher.name()));
        dataset.put("dct:modified", typed("xsd:dateTime", release.releasedAt().toString()));
        dataset.put("dcat:version", Long.toString(release.number()));
        dataset.put("dcat:distribution", distributions(release, base));
        return Json.document(dataset);
    }

    /// The file's name without its extension, the nearest thing to a title that every file has.
    public static String title(String name) {
        String stem = name.replaceFirst("(?<=.)\\.[^.]{1,8}$", "").replace('_', ' ').strip();
        return stem.isEmpty() ? name : stem;
    }

    private static List<Map<String, Object>> distributions(Release release, String base) {
        var distributions = new ArrayList<Map<String, Object>>();
        for (ReleaseFile file : release.content().files()) {
            String format = format(file.name());
            if (!format.isEmpty()) {
                String url = Link.to(base, release.content().prefix() + file.name());
                Map<String, Object> distribution = new LinkedHashMap<>();
                distribution.put("@id", url);
                distribution.put("@type", "dcat:Distribution");
                distribution.put("dct:title", file.name());
                distribution.put("dcat:accessURL", Map.of("@id", url));
                distribution.put("dcat:downloadURL", Map.of("@id", url));
                distribution.put("dct:format", Map.of("@id", FILE_TYPE + format));
                distribution.put(
                        "dcat:byteSize",
                        typed("xsd:nonNegativeInteger", Long.toString(file.bytes())));
                distribution.put("spdx:checksum", checksum(file.sha256()));
                distributions.add(distribution);
            }
        }
        return distributions;
    }

    private static String format(String name) {
        if (name.endsWith(".rejects.csv")) {
            return "";
        }
        return name.endsWith(".csv") ? "CSV" : name.endsWith(".parquet") ? "PARQUET" : "";
    }

    private static Map<String, Object> checksum(String sha256) {
        Map<String, Object> checksum = new LinkedHashMap<>();
        checksum.put("@type", "spdx:Checksum");
        checksum.put("spdx:algorithm", Map.of("@id", "spdx:checksumAlgorithm_sha256"));
        checksum.put("spdx:checksumValue", typed("xsd:hexBinary", sha256));
        return checksum;
    }

    private static Map<String, Object> typed(String type, String value) {
        Map<String, Object> typed = new LinkedHashMap<>();
        typed.put("@type", type);
        typed.put("@value", value);
        return typed;
    }

    private static Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("dcat", "http://www.w3.org/ns/dcat#");
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("foaf", "http://xmlns.com/foaf/0.1/");
        context.put("spdx", "http://spdx.org/rdf/terms#");
        context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        return context;
    }
}
