package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.document.CsvRows;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.PersonalData;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Meaning;
import org.khettara.core.report.SemanticType;

/// `lambert-points.csv` has places of Morocco in degrees of the datum Merchich, and in metres of
/// the zone that they lie in: made with pyproj 3.7.2 (PROJ 9.5.1, EPSG dataset 11.022).
final class LambertColumnsTest {
    private static final List<List<String>> POINTS =
            CsvRows.ofResource(LambertColumnsTest.class, "lambert-points.csv");

    @TempDir Path folder;

    /// Rows `place;x;y` of the places of a zone.
    private static Stream<String> rows(String epsg) {
        return POINTS.stream()
                .filter(point -> point.get(1).equals(epsg))
                .map(point -> point.get(0) + ";" + point.get(4) + ";" + point.get(5));
    }

    private Report.Table table(String header, Stream<String> rows) throws IOException {
        String text = rows.collect(Collectors.joining("\n", header + "\n", "\n"));
        Path file = Files.write(folder.resolve("in.csv"), text.getBytes(UTF_8));
        return new Engine()
                .normalise(new Source(file, "t.csv"), folder, CellText.CANONICAL)
                .tables()
                .getFirst();
    }

    private @Nullable Meaning meaning(String header, int column, Stream<String> rows)
            throws IOException {
        return table(header, rows).columns().get(column).meaning();
    }

    @ParameterizedTest
    @ValueSource(strings = {"26191", "26192", "26194", "26195"})
    void anXBesideAYInMoroccoAreLambertCoordinates(String epsg) throws IOException {
        assertThat(meaning("Commune;X;Y", 1, rows(epsg)))
                .returns(SemanticType.LAMBERT_X, Meaning::type)
                .returns(1.0, Meaning::share);
        assertThat(meaning("Commune;X;Y", 2, rows(epsg)))
                .returns(SemanticType.LAMBERT_Y, Meaning::type);
    }

    @ParameterizedTest
    @CsvSource({
        "X (Nord Maroc),Y (Nord Maroc),26191",
        "X Lambert zone I,Y,26191",
        "X,Y Sud Maroc,26192",
        "X EPSG 26194,Y EPSG 26194,26194",
        "X Lambert Sahara Sud,Y Lambert Sahara Sud,26195"
    })
    void aTitleTellsTheZone(String x, String y, String epsg) throws IOException {
        String header = "lieu;" + x + ";" + y;
        assertThat(meaning(header, 1, rows(epsg))).returns("EPSG:" + epsg, Meaning::crs);
        assertThat(meaning(header, 2, rows(epsg))).returns("EPSG:" + epsg, Meaning::crs);
    }

    @Test
    void valuesThatLieInOneZoneAloneTellIt() throws IOException {
        List<String> west =
                rows("26192").filter(row -> row.startsWith("Ta") && row.contains(";-")).toList();
        assertThat(west).hasSize(2);
        Stream<String> rows = Collections.nCopies(10, west).stream().flatMap(List::stream);
        assertThat(meaning("Commune;X;Y", 2, rows)).returns("EPSG:26192", Meaning::crs);
    }

    @Test
    void theZoneIsNotGuessedWhereZonesOverlap() throws IOException {
        assertThat(meaning("Commune;X;Y", 1, rows("26194"))).returns(null, Meaning::crs);
    }

    @Test
    void aZoneThatTheValuesContradictIsNotTold() throws IOException {
        Stream<String> west = rows("26192").filter(row -> row.contains(";-"));
        Stream<String> rows = Collections.nCopies(10, west.toList()).stream().flatMap(List::stream);
        assertThat(meaning("Commune;X Nord Maroc;Y Nord Maroc", 1, rows))
                .returns(SemanticType.LAMBERT_X, Meaning::type)
                .returns(null, Meaning::crs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d;%d", "3%05d;3%06d", "1%05d;%d"})
    void anXAndAYOfSomethingElseAreNone(String form) throws IOException {
        Stream<String> rows =
                Stream.iterate(1, i -> i + 7).limit(60).map(i -> "Rabat;" + form.formatted(i, i));
        Report.Table table = table("Commune;X;Y", rows);
        assertThat(table.columns().subList(1, 3))
                .extracting(Report.Column::meaning)
                .containsOnlyNulls();
    }

    /// The British grid has such numbers too.
    @Test
    void anXAndAYOfAnotherCountryAreNone() throws IOException {
        Stream<String> rows =
                Stream.of("Leeds", "Huddersfield", "Batley", "Dewsbury")
                        .map(town -> town + ";414508;416710");
        assertThat(table("Town;GEO X;GEO Y", rows).columns())
                .extracting(Report.Column::meaning)
                .containsOnlyNulls();
    }

    @Test
    void whereAPersonIsFoundThePositionIsOfAPerson() throws IOException {
        Stream<String> rows =
                Stream.of("Fatima Alaoui", "Mohammed Bennani", "Youssef Idrissi", "Khadija Tazi")
                        .map(name -> name + ";366132.55;380858.26");
        Report.Table table = table("Nom et prénom;X Lambert;Y Lambert", rows);
        assertThat(table.personalData())
                .filteredOn(found -> found.type() == SemanticType.GEO_POINT)
                .extracting(PersonalData::column)
                .containsExactly("X Lambert", "Y Lambert");
        assertThat(Objects.requireNonNull(table.columns().get(1).meaning()).type())
                .isEqualTo(SemanticType.GEO_POINT);
    }
}
