package org.khettara.formats;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.khettara.formats.HostileCase.PUBLISHED;
import static org.khettara.formats.HostileCase.hostile;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// JSON, lines of JSON and GeoJSON that exhaust readers.
final class HostileJson {
    private static final int DEEP = 100_000;

    private HostileJson() {}

    static Stream<HostileCase> all(String canary) {
        return Stream.of(values(), records(), lines(), maps(canary)).flatMap(List::stream);
    }

    private static List<HostileCase> values() {
        return List.of(
                hostile("json-deep-arrays", "BOMB", "[".repeat(DEEP)),
                hostile("json-deep-closed", "BOMB", "[".repeat(DEEP) + "]".repeat(DEEP)),
                hostile("json-deep-objects", "BOMB", "{\"a\":".repeat(DEEP)),
                hostile(
                        "json-deep-value",
                        "BOMB",
                        "[{\"a\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}]"),
                hostile("json-digits", "TOO_LARGE", "[{\"a\":" + "9".repeat(10 << 20) + "}]"),
                hostile("json-exponent", PUBLISHED, "[{\"a\":1e999999999},{\"a\":-1E-999999999}]"),
                hostile("json-key-long", "TOO_LARGE", "[{\"" + "k".repeat(10 << 20) + "\":1}]"),
                hostile(
                        "json-text-long",
                        "TOO_LARGE",
                        "[{\"a\":\"" + "x".repeat(10 << 20) + "\"}]"),
                hostile("json-text-open", "CORRUPT", "[{\"a\":\"" + "x\\n".repeat(1000)),
                hostile(
                        "json-surrogates",
                        PUBLISHED,
                        "[{\"a\":\"\\uD800\"},{\"a\":\"\\uDC00\\uD800x\"}]"),
                hostile(
                        "json-nul",
                        PUBLISHED,
                        "[{\"a\":\"\\u0000\\u001b[2J\",\"\\u0000\":2},{\"a\":\"=1+1\"}]"),
                hostile("json-nan", PUBLISHED, "[{\"a\":NaN},{\"a\":Infinity}]"),
                hostile("json-comma", PUBLISHED, "[{\"a\":1},]"),
                hostile("json-raw-nul", "CORRUPT", "[{\"a\":1},\0{\"a\":2}]"),
                hostile("json-utf16", PUBLISHED, "[{\"a\":1},{\"a\":2}]".getBytes(UTF_16BE)));
    }

    private static List<HostileCase> records() {
        String wide =
                IntStream.range(0, 20_000)
                        .mapToObj(i -> "\"k" + i + "\":1")
                        .collect(Collectors.joining(","));
        String union =
                IntStream.range(0, 200_000)
                        .mapToObj(i -> "{\"k" + i + "\":1}")
                        .collect(Collectors.joining(","));
        String square =
                IntStream.range(0, 10_000)
                        .mapToObj(i -> "{\"k" + i + "\":1}")
                        .collect(Collectors.joining(","));
        return List.of(
                hostile("json-wide", "TOO_LARGE", "[{" + wide + "},{" + wide + "}]"),
                hostile("json-union", "TOO_LARGE", "[" + union + "]"),
                hostile("json-square", "BOMB", "[" + square + "]"),
                hostile("json-same-keys", PUBLISHED, "[{\"a\":1,\"a\":2},{\"a\":3,\"a\":4}]"),
                hostile("json-empty-key", PUBLISHED, "[{\"\":1},{\"\":2}]"),
                hostile(
                        "json-clashing-keys",
                        PUBLISHED,
                        "[{\"a\":{\"b\":1},\"a.b\":2},{\"a.b\":3}]"),
                hostile("json-empties", "EMPTY", "[" + "[],".repeat(1_000_000) + "[]]"),
                hostile(
                        "json-nulls",
                        PUBLISHED + " NO_ROWS",
                        "[" + "null,".repeat(1_000_000) + "null]"),
                hostile(
                        "json-prototype",
                        PUBLISHED,
                        "[{\"__proto__\":{\"x\":1},\"constructor\":2},{\"__proto__\":3}]"),
                hostile(
                        "json-many-lists",
                        PUBLISHED,
                        "{"
                                + IntStream.range(0, 2000)
                                        .mapToObj(i -> "\"t" + i + "\":[{\"a\":1},{\"a\":2}]")
                                        .collect(Collectors.joining(","))
                                + "}"));
    }

    private static List<HostileCase> lines() {
        return List.of(
                hostile(
                        "jsonl-deep",
                        "BOMB",
                        "{\"a\":1}\n{\"a\":2}\n" + "{\"a\":".repeat(DEEP) + "\n"),
                hostile(
                        "jsonl-broken",
                        "CORRUPT",
                        "{\"a\":1}\n{\"a\":2}\n" + "{\"a\":\n".repeat(100)),
                hostile(
                        "jsonl-union",
                        "TOO_LARGE",
                        IntStream.range(0, 100_000)
                                .mapToObj(i -> "{\"k" + i + "\":1}\n")
                                .collect(Collectors.joining())),
                hostile(
                        "jsonl-line-long",
                        "TOO_LARGE",
                        "{\"a\":1}\n{\"a\":\"" + "x".repeat(9 << 20) + "\"}\n"));
    }

    private static String feature(String geometry) {
        return "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":"
                + geometry
                + "}]}";
    }

    private static List<HostileCase> maps(String canary) {
        return List.of(
                hostile(
                        "geojson-deep",
                        "BOMB",
                        feature(
                                "{\"type\":\"Polygon\",\"coordinates\":"
                                        + "[".repeat(DEEP)
                                        + "]".repeat(DEEP)
                                        + "}")),
                hostile(
                        "geojson-collections",
                        "BOMB",
                        feature("{\"type\":\"GeometryCollection\",\"geometries\":[".repeat(2_000))),
                hostile(
                        "geojson-many-points",
                        "TOO_LARGE",
                        feature(
                                "{\"type\":\"LineString\",\"coordinates\":["
                                        + "[1.5,2.5],".repeat(1_000_000)
                                        + "[0,0]]}")),
                hostile(
                        "geojson-text-points",
                        PUBLISHED,
                        feature("{\"type\":\"Point\",\"coordinates\":[\"x\",{}]}")),
                hostile(
                        "geojson-no-type",
                        PUBLISHED,
                        feature("{\"type\":{},\"coordinates\":null}")),
                hostile(
                        "geojson-crs",
                        PUBLISHED,
                        feature("null")
                                .replace(
                                        "\"features\"",
                                        "\"crs\":{\"type\":\"link\",\"properties\":{\"href\":\""
                                                + canary
                                                + "/crs\"}},\"features\"")),
                hostile(
                        "json-ld-context",
                        PUBLISHED,
                        "{\"@context\":\""
                                + canary
                                + "/context\",\"@graph\":[{\"@id\":\"a\",\"n\":1},{\"@id\":\"b\",\"n\":2}]}"),
                hostile(
                        "csvw-schema",
                        PUBLISHED,
                        "{\"@context\":\"http://www.w3.org/ns/csvw\",\"tables\":[{\"url\":\""
                                + canary
                                + "/t.csv\",\"tableSchema\":\""
                                + canary
                                + "/s\"},{\"url\":\"file:///etc/passwd\"}]}"));
    }
}
