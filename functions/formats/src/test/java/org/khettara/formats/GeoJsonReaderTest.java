package org.khettara.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GeoJsonReaderTest extends ReaderCase {
    private static String feature(String geometry, String properties) {
        return "{\"type\":\"Feature\",\"properties\":"
                + properties
                + ",\"geometry\":"
                + geometry
                + "}";
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    private static String geometry(String type, String coordinates) {
        return "{\"type\":\"" + type + "\",\"coordinates\":" + coordinates + "}";
    }

    @Test
    void deepCoordinatesAreRefused() throws IOException {
        String deep = collection(feature(geometry("Point", "[".repeat(1_000_000)), "{}"));
        assertThat(read(deep).refusal()).isEqualTo("BOMB.depth");
    }

    @Test
    void aFileCutShortIsCorruptAtEveryPlace() throws IOException {
        String point = feature(geometry("Point", "[-6.84165,34.0209]"), "{\"nom\":\"Rabat\"}");
        String text = collection(java.util.Collections.nCopies(200, point).toArray(String[]::new));
        assertThat(cutShort(text.getBytes(StandardCharsets.UTF_8)))
                .allSatisfy(o -> assertThat(o.refusal()).isEqualTo("CORRUPT.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Point\",\"coordinates\":[1]}",
                "{\"type\":\"Point\",\"coordinates\":[1,\"2\"]}",
                "{\"type\":\"Point\",\"coordinates\":[[1,2]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[1,2],[3,4]]}",
                "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4,5]]}",
                "{\"type\":\"LineString\",\"coordinates\":[[1,2],[[3,4]]]}",
                "{\"type\":\"Circle\",\"coordinates\":[1,2]}",
                "{\"type\":\"GeometryCollection\",\"geometries\":[5]}",
                "{\"coordinates\":[1,2]}",
                "[1,2]",
                "{}"
            })
    void whatIsNoGeometryStaysAsWritten(String geometry) throws IOException {
        CollectedSheets.Grid grid = read(collection(feature(geometry, "{\"a\":1}"))).only();
        assertThat(grid.columns).containsExactly("a", "geometry");
        assertThat(grid.row(0)).containsExactly("1", geometry);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Point|[-6.8416500,34.0209]|POINT (-6.8416500 34.0209)",
                "Point|[1,2,3.50]|POINT Z (1 2 3.50)",
                "Point|[]|POINT EMPTY",
                "MultiPoint|[[1,2],[3,4]]|MULTIPOINT (1 2, 3 4)",
                "LineString|[[1,2],[3,4]]|LINESTRING (1 2, 3 4)",
                "Polygon|[[[0,0],[1,0],[1,1],[0,0]],[[2,2],[3,3],[4,4],[2,2]]]"
                        + "|POLYGON ((0 0, 1 0, 1 1, 0 0), (2 2, 3 3, 4 4, 2 2))",
                "MultiPolygon|[[[[0,0],[1,0],[1,1],[0,0]]]]|MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))"
            })
    void geometriesBecomeWellKnownText(String type, String coordinates, String wkt)
            throws IOException {
        CollectedSheets.Grid grid =
                read(collection(feature(geometry(type, coordinates), "{\"a\":1}"))).only();
        assertThat(grid.row(0).get(1)).isEqualTo(wkt);
    }

    @Test
    void collectionsOfGeometriesHoldTheirParts() throws IOException {
        String parts =
                "{\"geometries\":["
                        + geometry("Point", "[1,2]")
                        + ","
                        + geometry("LineString", "[[1,2],[3,4]]")
                        + "],\"type\":\"GeometryCollection\"}";
        CollectedSheets.Grid grid = read(collection(feature(parts, "{}"))).only();
        assertThat(grid.row(0))
                .containsExactly("GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (1 2, 3 4))");
    }

    @Test
    void pointsGetLongitudeAndLatitudeBesideEqualNames() throws IOException {
        Outcome outcome =
                read(
                        collection(
                                feature(
                                        geometry("Point", "[-6.84,34.02]"),
                                        "{\"lon\":\"x\",\"geometry\":1}"),
                                feature("null", "null")));
        assertThat(outcome.format()).isEqualTo("geojson");
        assertThat(outcome.only().columns)
                .containsExactly("lon", "geometry", "geometry", "lon", "lat");
        assertThat(outcome.only().rows)
                .containsExactly(
                        List.of("x", "1", "POINT (-6.84 34.02)", "-6.84", "34.02"), List.of());
    }

    @Test
    void idsAndOtherMembersStay() throws IOException {
        String text =
                "{\"features\":[{\"bbox\":[1,2,3,4],\"id\":\"MA-01\",\"type\":\"Feature\",\"geometry\":null,"
                        + "\"properties\":{\"n\":{\"ar\":\"سلا\"}},\"title\":\"t\"}],\"type\":\"FeatureCollection\"}";
        CollectedSheets.Grid grid = read(text).only();
        assertThat(grid.columns).containsExactly("id", "n.ar", "title", "geometry");
        assertThat(grid.row(0)).containsExactly("MA-01", "سلا", "t");
    }

    @Test
    void otherCoordinateSystemsGetNoLongitude() throws IOException {
        String point = feature(geometry("Point", "[36,33]"), "{\"a\":1}");
        String crs =
                "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::26191\"}}";
        String named = collection(point).replaceFirst("]}$", "]," + crs + "}");
        assertThat(read(named).only().columns).containsExactly("a", "geometry");
        String metres = collection(feature(geometry("Point", "[365912,375686]"), "{\"a\":1}"));
        assertThat(read(metres).only().columns).containsExactly("a", "geometry");
    }

    @Test
    void featuresMayStandOnePerLineOrAlone() throws IOException {
        String point = feature(geometry("Point", "[1,2]"), "{\"a\":1}");
        for (String text :
                List.of(
                        point,
                        point + "\n",
                        point + "\n" + point,
                        "\u001E" + point + "\n\u001E" + point)) {
            Outcome outcome = read(text);
            assertThat(outcome.format()).isEqualTo("geojson");
            assertThat(outcome.only().columns).containsExactly("a", "geometry", "lon", "lat");
            assertThat(outcome.only().row(0)).containsExactly("1", "POINT (1 2)", "1", "2");
        }
    }
}
