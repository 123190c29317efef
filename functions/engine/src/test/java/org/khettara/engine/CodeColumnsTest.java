package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.document.CsvRows;
import org.khettara.core.place.Gazetteer;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.PlaceCodes;
import org.khettara.core.report.PlaceLevel;
import org.khettara.core.report.Report;
import org.khettara.core.report.SemanticType;

/// Columns of places get a column of codes in the Parquet. The codes themselves are compared with
/// the list by readers that are not ours: `parquet_oracle.py` over `target/parquet-corners`.
final class CodeColumnsTest {
    private static final List<List<String>> COMMUNES =
            CsvRows.ofResource(Gazetteer.class, "ma-communes.csv");
    private static final Path CORNERS = Path.of("target", "parquet-corners");

    @TempDir Path sources;

    private Report.Table write(String name, String text, Engine engine) throws IOException {
        Path file = Files.write(sources.resolve(name + ".csv"), text.getBytes(UTF_8));
        Path folder = Files.createDirectories(CORNERS.resolve(name));
        try (Stream<Path> old = Files.list(folder)) {
            for (Path path : old.toList()) {
                Files.delete(path);
            }
        }
        Report report =
                engine.normalise(new Source(file, name + ".csv"), folder, CellText.CANONICAL);
        Files.write(
                folder.resolve("report.json"), org.khettara.core.document.Json.document(report));
        return report.tables().getFirst();
    }

    private Report.Table write(String name, String text) throws IOException {
        return write(name, text, new Engine());
    }

    private static @Nullable PlaceCodes codes(Report.Table table, String column) {
        return table.columns().stream()
                .filter(c -> c.name().equals(column))
                .findFirst()
                .orElseThrow()
                .codes();
    }

    private static String generated(int rows, long seed) {
        Random random = new Random(seed);
        var text = new StringBuilder("Région;Province;Commune;الجماعة;Population\n");
        for (int i = 0; i < rows; i++) {
            List<String> commune = COMMUNES.get(random.nextInt(COMMUNES.size()));
            String code = commune.getFirst();
            String name = random.nextInt(20) == 0 ? "" : commune.get(1);
            text.append(name(code.substring(0, 2))).append(';');
            text.append(name(code.substring(0, 6))).append(';').append(name).append(';');
            text.append(commune.get(2)).append(';').append(random.nextInt(90_000)).append('\n');
        }
        return text.toString();
    }

    private static String name(String code) {
        return Gazetteer.MOROCCO.place(code).name().in("fr");
    }

    @Test
    void namesOfEveryLevelGetTheirCodes() throws IOException {
        Report.Table table = write("codes-generated", generated(3_000, 1));
        assertThat(table.columns()).extracting(Report.Column::name).hasSize(5);
        assertThat(codes(table, "Région"))
                .isEqualTo(new PlaceCodes("Région_code", PlaceLevel.REGION, 3_000, 0, 0));
        assertThat(codes(table, "Province"))
                .isEqualTo(new PlaceCodes("Province_code", PlaceLevel.PROVINCE, 3_000, 0, 0));
        PlaceCodes communes = Objects.requireNonNull(codes(table, "Commune"));
        assertThat(communes.column()).isEqualTo("Commune_code");
        assertThat(communes.matched()).isEqualTo(3_000 - table.columns().get(2).missing());
        assertThat(communes.ambiguous() + communes.unmatched()).isZero();
        assertThat(codes(table, "الجماعة"))
                .isEqualTo(new PlaceCodes("الجماعة_code", PlaceLevel.COMMUNE, 3_000, 0, 0));
        assertThat(codes(table, "Population")).isNull();
        Path csv = CORNERS.resolve("codes-generated").resolve(table.csv());
        assertThat(Files.readAllLines(csv).getFirst())
                .endsWith("Région,Province,Commune,الجماعة,Population");
    }

    @Test
    void everyFormOfACodeGetsTheCodeOfTheList() throws IOException {
        var text = new StringBuilder("points;chiffres;tableur;2014\n");
        for (List<String> row : COMMUNES) {
            String code = row.getFirst();
            String figures = "%9s".formatted(code.replace(".", "")).replace(' ', '0');
            String former = row.get(3).isEmpty() ? code : row.get(3);
            text.append(code).append(';').append(figures).append(';');
            text.append(figures.replaceFirst("^0+", "")).append(';').append(former).append('\n');
        }
        Report.Table table = write("codes-forms", text.toString());
        for (Report.Column column : table.columns()) {
            PlaceCodes codes = Objects.requireNonNull(column.codes(), column.name());
            assertThat(codes.matched()).as(column.name()).isEqualTo(COMMUNES.size());
            boolean own = column.name().equals("points");
            assertThat(codes.column()).isEqualTo(own ? "points" : column.name() + "_code");
        }
    }

    @Test
    void aNameOfSeveralCommunesIsResolvedByTheRowOrNotAtAll() throws IOException {
        String twice = twice();
        List<String> codes = codesOf(twice);
        var alone = new StringBuilder("Commune;n\n");
        var beside = new StringBuilder("Commune;Province;n\n");
        for (int i = 0; i < 40; i++) {
            String code = codes.get(i % codes.size());
            alone.append(twice).append(";1\nBouznika;2\n");
            String province = i == 7 ? "Tanger-Assilah" : name(code.substring(0, 6));
            beside.append(twice).append(';').append(province).append(";1\n");
        }
        Report.Table unknown = write("codes-ambiguous", alone.toString());
        assertThat(codes(unknown, "Commune"))
                .isEqualTo(new PlaceCodes("Commune_code", PlaceLevel.COMMUNE, 40, 0, 40));
        Report.Finding finding = finding(unknown, "PLACES_AMBIGUOUS");
        assertThat(finding.where().cell()).isEqualTo("A2");
        assertThat(finding.value()).isEqualTo(twice);
        assertThat(finding.cells()).isEqualTo(40);
        Report.Table known = write("codes-within", beside.toString());
        assertThat(codes(known, "Commune"))
                .isEqualTo(new PlaceCodes("Commune_code", PlaceLevel.COMMUNE, 39, 0, 1));
    }

    private static String twice() {
        List<String> names = COMMUNES.stream().map(row -> row.get(1)).toList();
        return names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codesOf(String name) {
        return COMMUNES.stream()
                .filter(row -> row.get(1).equals(name))
                .map(List::getFirst)
                .toList();
    }

    private static Report.Finding finding(Report.Table table, String code) {
        return table.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void unmatchedValuesAreToldOnceWithCellsAndTheNearestName() throws IOException {
        String text =
                "Commune;n\n"
                        + "Bouznika;1\nTanger;2\n".repeat(12)
                        + "Bouznica;3\nLunaville;4\nBouznica;5\nTotal;8\nn.d.;9\n";
        Report.Table table = write("codes-unmatched", text);
        assertThat(codes(table, "Commune"))
                .isEqualTo(new PlaceCodes("Commune_code", PlaceLevel.COMMUNE, 24, 3, 0));
        Report.Finding finding = finding(table, "PLACES_UNMATCHED");
        assertThat(finding.severity()).isEqualTo(Report.Severity.INFO);
        assertThat(finding.where()).isEqualTo(new Report.Where(26L, "Commune", "A26"));
        assertThat(finding.message().en())
                .contains("A26 « Bouznica » (2) ; A27 « Lunaville » (1)")
                .doesNotContain("Total");
        assertThat(finding.fix().fr()).contains("« Bouznica » → « Bouznika »");
    }

    @Test
    void theNameOfACodeColumnIsFree() throws IOException {
        String text = "Commune;commune_code\n" + "Bouznika;a\nTanger;b\n".repeat(9);
        Report.Table table = write("codes-taken", text);
        assertThat(Objects.requireNonNull(codes(table, "Commune")).column())
                .isEqualTo("Commune_code_2");
    }

    @Test
    void theSchemaSaysWhichColumnHasTheCodesAndOfWhichList() throws IOException {
        Report.Table table =
                write("codes-schema", "Commune;n\n" + "Bouznika;1\nTanger;2\n".repeat(9));
        Path file = CORNERS.resolve("codes-schema").resolve(table.schema());
        JsonNode schema = new ObjectMapper().readTree(file.toFile());
        assertThat(schema.at("/fields/0/codes/column").textValue()).isEqualTo("Commune_code");
        assertThat(schema.at("/fields/0/codes/level").textValue()).isEqualTo("commune");
        assertThat(schema.at("/fields")).hasSize(2);
        JsonNode columns = schema.at("/csvw/tableSchema/columns");
        assertThat(columns).hasSize(3);
        assertThat(columns.get(0).get("dc:relation").textValue()).isEqualTo("Commune_code");
        assertThat(columns.get(2).get("virtual").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 700, 64_000})
    void neitherBlocksNorThreadsShow(int block) throws IOException {
        String late =
                generated(300, 2)
                        + ";Province inconnue;Lieu-dit;;5\n".repeat(3)
                        + generated(200, 3).replaceFirst("^.*\n", "");
        for (String text : List.of(late, towardsTheEnd(), onlyAtFirst())) {
            Report.Table whole = write("codes-whole", text);
            Engine cut = new Engine(Limits.DEFAULT.withBlocks(block)).withThreads(3);
            Report.Table other = write("codes-cut", text, cut);
            assertThat(other.columns()).isEqualTo(whole.columns());
            assertThat(other.findings()).isEqualTo(whole.findings());
            assertThat(schema("codes-cut", other)).isEqualTo(schema("codes-whole", whole));
        }
    }

    private static String schema(String name, Report.Table table) throws IOException {
        return Files.readString(CORNERS.resolve(name).resolve(table.schema()))
                .replace("codes-cut", "codes-whole");
    }

    /// Its first rows say nothing of places.
    private static String towardsTheEnd() {
        return "lieu;n\n" + "inconnu;1\n".repeat(30) + names(200);
    }

    /// Its first rows are places, most of all rows are not.
    private static String onlyAtFirst() {
        var text = new StringBuilder("lieu;n\n" + names(30));
        for (int i = 0; i < 500; i++) {
            text.append("lot ").append(i).append(";1\n");
        }
        return text.toString();
    }

    private static String names(int count) {
        var text = new StringBuilder();
        COMMUNES.stream().limit(count).forEach(row -> text.append(row.get(1)).append(";1\n"));
        return text.toString();
    }

    @Test
    void whatFirstRowsSayIsTakenBackWhenMostRowsSayOtherwise() throws IOException {
        Engine small = new Engine(Limits.DEFAULT.withBlocks(100));
        assertThat(codes(write("codes-first", onlyAtFirst(), small), "lieu")).isNull();
        assertThat(codes(write("codes-late", towardsTheEnd(), small), "lieu")).isNotNull();
    }

    @Test
    void aColumnOfPersonsGetsNoCodes() throws IOException {
        var text = new StringBuilder("Nom et prénom;CIN;Commune\n");
        for (int i = 0; i < 30; i++) {
            text.append("Amina El Fassi;AB1234%02d;Bouznika\n".formatted(i));
        }
        Report.Table table = write("codes-persons", text.toString());
        assertThat(codes(table, "Nom et prénom")).isNull();
        assertThat(codes(table, "CIN")).isNull();
        assertThat(codes(table, "Commune")).isNotNull();
    }

    @Test
    void aListOfCommunesIsNotTakenForNamesOfPersons() throws IOException {
        for (String title : List.of("Commune", "x", "Nom", "Nom de la commune")) {
            Report.Table table = write("codes-list", title + ";n\n" + names(COMMUNES.size()));
            assertThat(table.personalData()).as(title).isEmpty();
            assertThat(Objects.requireNonNull(table.columns().getFirst().meaning()).type())
                    .isEqualTo(SemanticType.COMMUNE);
        }
    }

    @Test
    void aTableThatKeepsItsTextHasNoCodes() throws IOException {
        Path file = Files.writeString(sources.resolve("source.csv"), generated(50, 4));
        Report report =
                new Engine().normalise(new Source(file, "t.csv"), sources, CellText.AS_PUBLISHED);
        assertThat(report.tables().getFirst().columns())
                .extracting(Report.Column::codes)
                .containsOnlyNulls();
    }

    @Test
    void aVeryWideTableGetsCodesToo() throws IOException {
        List<String> header = new ArrayList<>(List.of("Commune"));
        List<String> row = new ArrayList<>(List.of("Bouznika"));
        for (int i = 0; i < 600; i++) {
            header.add("v" + i);
            row.add(Integer.toString(i));
        }
        String text = String.join(";", header) + "\n" + (String.join(";", row) + "\n").repeat(40);
        assertThat(codes(write("codes-wide", text), "Commune"))
                .isEqualTo(new PlaceCodes("Commune_code", PlaceLevel.COMMUNE, 40, 0, 0));
    }
}
