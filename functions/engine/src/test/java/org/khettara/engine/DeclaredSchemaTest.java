package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.assess.Metric;
import org.khettara.core.assess.Score;
import org.khettara.core.catalogue.TableSchema;
import org.khettara.core.describe.MetadataJson;
import org.khettara.core.describe.Reading;
import org.khettara.core.document.Json;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Severity;
import org.khettara.core.schema.Conformity;

/// Files held against the Table Schema that is declared of them. What frictionless finds in the
/// same tables is compared by `schema_oracle.py` over `target/declared-schemas`.
final class DeclaredSchemaTest {
    private static final Path DECLARED = Path.of("target", "declared-schemas");
    private static final List<String> REGIONS =
            List.of("Fès-Meknès", "Oriental", "Souss-Massa", "Casablanca-Settat");
    private static final String SCHEMA =
            """
            {"fields": [
               {"name": "dossier", "type": "string",
                "constraints": {"required": true, "pattern": "[A-Z]{2}-[0-9]{4}"}},
               {"name": "region", "title": "Région", "type": "string",
                "constraints": {"enum": ["Fès-Meknès", "Oriental", "Souss-Massa", "Casablanca-Settat"]}},
               {"name": "montant", "title": "Montant (DH)", "type": "number",
                "constraints": {"minimum": 0, "exclusiveMaximum": 1000}},
               {"name": "depot", "title": "Date de dépôt", "type": "date",
                "constraints": {"minimum": "2020-01-01", "maximum": "2024-12-31"}},
               {"name": "objet", "type": "string", "constraints": {"minLength": 4, "maxLength": 12}},
               {"name": "etages", "type": "integer", "constraints": {"enum": [1, 2, 3]}}],
             "primaryKey": "dossier"}
            """;

    /// Those of version 1 of the standard, which is what frictionless has.
    private static final String FIRST_VERSION =
            SCHEMA.replace("\"exclusiveMaximum\": 1000", "\"maximum\": 999");

    @TempDir Path folder;

    @Test
    void whatIsNotAsDeclaredIsNamedInItsCellWithWhatWasExpected() throws IOException {
        String csv =
                """
                Liste des dossiers;;;;;
                Dossier;Région;Montant (DH);Date de dépôt;Objet;Étages
                AB-0001;Oriental;12,50;05/01/2021;Route;1
                AB-0002;ORIENTAL;20,00;06/01/2021;Pont;2
                ab-0003;Souss-Massa;-3,00;07/01/2021;Puits;3
                AB-0004;Oriental;1000,00;07/01/2019;Eau;4
                AB-0001;Oriental;1,00;08/01/2021;Assainissement;1
                ;Oriental;2,00;09/01/2021;Route;2
                """;
        Report.Table table = judged("a.csv", csv, SCHEMA);
        assertThat(table.findings())
                .filteredOn(finding -> finding.code().startsWith("SCHEMA_"))
                .extracting(finding ->
                        finding.code() + " " + finding.where().cell() + " " + finding.value())
                .containsExactly(
                        "SCHEMA_REQUIRED A8 null",
                        "SCHEMA_PATTERN A5 ab-0003",
                        "SCHEMA_VALUE B4 ORIENTAL",
                        "SCHEMA_RANGE C5 -3.00",
                        "SCHEMA_RANGE C6 1000.00",
                        "SCHEMA_RANGE D6 2019-01-07",
                        "SCHEMA_LENGTH E6 Eau",
                        "SCHEMA_LENGTH E7 Assainissement",
                        "SCHEMA_VALUE F6 4",
                        "SCHEMA_KEY A7 AB-0001");
        Finding ofList = only(table, "SCHEMA_VALUE", "B4");
        assertThat(ofList.message().en())
                .isEqualTo(
                        "B4: 'ORIENTAL' is not what the schema declares for 'Région':"
                                + " a value of the list: Fès-Meknès, Oriental, Souss-Massa, Casablanca-Settat.");
        assertThat(Score.of(table).points(ofList)).isGreaterThan(0);
        assertThat(Metric.of("SCHEMA_KEY")).isEqualTo(Metric.UNIQUENESS);
    }

    @Test
    void aTableThatIsAsDeclaredGetsNoFinding() throws IOException {
        String csv =
                """
                Étages,objet,DEPOT,montant,Région,dossier
                1,Route,2021-01-05,12.5,Oriental,AB-0001
                2,Pont,2021-01-06,999.99,Oriental,AB-0002
                """;
        assertThat(judged("b.csv", csv, SCHEMA).findings())
                .noneMatch(finding -> finding.code().startsWith("SCHEMA_"));
    }

    @Test
    void columnsThatAreMissingOrNotDeclaredAreNamed() throws IOException {
        String csv =
                """
                dossier,region,montant,depot,objet,remarque
                AB-0001,Oriental,12.5,2021-01-05,Route,x
                AB-0002,Oriental,13.5,2021-01-06,Route,y
                """;
        Report.Table table = judged("c.csv", csv, SCHEMA);
        Finding missing = only(table, "SCHEMA_COLUMN_MISSING", null);
        assertThat(missing.value()).isEqualTo("etages");
        assertThat(missing.severity()).isEqualTo(Severity.WARNING);
        assertThat(only(table, "SCHEMA_COLUMN_EXTRA", null).message().en())
                .isEqualTo("Columns that the schema does not declare: remarque.");
    }

    @Test
    void aTableOfOtherColumnsIsToldInFewWords() throws IOException {
        String columns = String.join(",", Collections.nCopies(400, "x"));
        String declared =
                IntStream.range(0, 300)
                        .mapToObj("{\"name\": \"champ %d\"}"::formatted)
                        .collect(Collectors.joining(","));
        Report.Table table =
                judged(
                        "h.csv",
                        columns + "\n" + columns.replace('x', '1') + "\n",
                        "{\"fields\": [%s]}".formatted(declared));
        List<Finding> told =
                table.findings().stream().filter(f -> f.code().startsWith("SCHEMA_")).toList();
        assertThat(told).hasSize(22);
        assertThat(told.stream().mapToLong(Finding::cells).sum()).isEqualTo(300 + 400);
    }

    @Test
    void aSchemaWithoutFieldsDeclaresNothing() throws IOException {
        assertThat(judged("i.csv", "a,b\n1,2\n", "{\"fields\": []}").findings())
                .noneMatch(finding -> finding.code().startsWith("SCHEMA_"));
    }

    @Test
    void aColumnOfAnotherTypeIsToldOnceWhereNoCellIsToBlame() throws IOException {
        String csv =
                """
                dossier,region,montant,depot,objet,etages
                AB-0001,Oriental,1/2,20,Route,1.5
                AB-0002,Oriental,3/4,21,Route,2
                AB-0003,Oriental,5/8,22,Route,3
                """;
        Report.Table table = judged("d.csv", csv, SCHEMA);
        assertThat(table.findings())
                .filteredOn(finding -> finding.code().equals("SCHEMA_TYPE"))
                .extracting(finding -> finding.where().column() + " " + finding.where().cell())
                .containsExactly("montant null", "depot null", "etages F2");
    }

    @Test
    void cellsThatTheEngineNamesCostOnce() throws IOException {
        var csv = new StringBuilder("dossier,region,montant,depot,objet,etages\n");
        for (int i = 1; i <= 20; i++) {
            String amount = i == 7 ? "à préciser" : String.valueOf(i * 10);
            csv.append("AB-%04d,Oriental,%s,2021-01-05,Route,1%n".formatted(i, amount));
        }
        Report.Table table = judged("e.csv", csv.toString(), SCHEMA);
        assertThat(only(table, "CELL_UNLIKE_COLUMN", "C8").value()).isEqualTo("à préciser");
        assertThat(only(table, "SCHEMA_TYPE", null).severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void noValueOfAPersonIsTold() throws IOException {
        String schema =
                """
                {"fields": [{"name": "cin", "constraints": {"unique": true, "pattern": "[A-Z]{2}[0-9]{6}", "maxLength": 8}},
                            {"name": "ville", "constraints": {"enum": ["Rabat"]}}]}
                """;
        var csv = new StringBuilder("CIN,Ville\n");
        for (int i = 0; i < 30; i++) {
            csv.append("AB%06d,Rabat%n".formatted(123_456 + i % 20));
        }
        csv.append("ab99,Rabat\n");
        Report.Table table = judged("f.csv", csv.toString(), schema);
        assertThat(table.personalData()).isNotEmpty();
        assertThat(table.findings()).anyMatch(finding -> finding.code().equals("SCHEMA_KEY"));
        assertThat(table.findings()).anyMatch(finding -> finding.code().equals("SCHEMA_PATTERN"));
        String told = new String(Json.document(table), UTF_8);
        assertThat(told).doesNotContain("AB1234", "ab99");
    }

    @Test
    void ofSeveralTablesThoseThatLookLikeItAreHeldAgainstIt() throws IOException {
        String csv =
                """
                dossier;region;montant;depot;objet;etages
                AB-0001;Oriental;12,5;2021-01-05;Route;1
                AB-0002;Sud;12,5;2021-01-05;Route;1

                Répartition par année;;;;;
                Année;Recettes;Dépenses;Solde;Agents;Visites
                2021;10;20;30;40;50
                2022;11;21;31;41;51
                2023;12;22;32;42;52
                """;
        List<Report.Table> tables = judge("g.csv", csv, SCHEMA).tables();
        assertThat(tables).hasSize(2);
        assertThat(only(tables.get(0), "SCHEMA_VALUE", "B3").value()).isEqualTo("Sud");
        assertThat(tables.get(1).findings())
                .noneMatch(finding -> finding.code().startsWith("SCHEMA_"));
    }

    @Test
    void whatFrictionlessFindsIsFound() throws IOException {
        for (int seed = 0; seed < 40; seed++) {
            String name = "t" + seed;
            String csv = generated(new Random(seed), 60 + seed);
            Report.Table table = judged(name + ".csv", csv, FIRST_VERSION);
            Path place = Files.createDirectories(DECLARED.resolve(name));
            Files.copy(
                    folder.resolve(name).resolve(table.csv()),
                    place.resolve("table.csv"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(place.resolve("schema.json"), FIRST_VERSION);
            Files.write(place.resolve("breaches.json"), Json.document(cells(table)));
            assertThat(cells(table)).isNotEmpty();
        }
    }

    /// Cells and rows that are not as declared, by kind and column.
    private static Map<String, Long> cells(Report.Table table) {
        Map<String, Long> cells = new TreeMap<>();
        for (Finding finding : table.findings()) {
            if (finding.code().startsWith("SCHEMA_")) {
                String kind =
                        switch (finding.code()) {
                            case "SCHEMA_KEY", "SCHEMA_REQUIRED" -> finding.code();
                            default -> "cells";
                        };
                cells.merge(kind + " " + finding.where().column(), finding.cells(), Long::sum);
            }
        }
        return cells;
    }

    private static String generated(Random random, int rows) {
        var csv = new StringBuilder("dossier;region;montant;depot;objet;etages\n");
        for (int i = 0; i < rows; i++) {
            List<String> row = new ArrayList<>();
            row.add(broken(random) ? dossier(random, i) : "AB-%04d".formatted(i));
            row.add(broken(random) ? "Sud" : REGIONS.get(random.nextInt(REGIONS.size())));
            double amount = random.nextInt(100_000) / 100.0;
            row.add(
                    "%.2f"
                            .formatted(broken(random) ? amount * 3 - 1000 : amount)
                            .replace('.', ','));
            LocalDate day = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(1800));
            row.add(String.valueOf(broken(random) ? day.minusYears(3) : day));
            row.add("objet-" + "x".repeat(random.nextInt(broken(random) ? 20 : 7)));
            row.add(String.valueOf(1 + random.nextInt(broken(random) ? 9 : 3)));
            csv.append(String.join(";", row)).append('\n');
        }
        return csv.toString();
    }

    private static String dossier(Random random, int row) {
        return switch (random.nextInt(3)) {
            case 0 -> "";
            case 1 -> "ab-%04d".formatted(row);
            default -> "AB-%04d".formatted(random.nextInt(1 + row));
        };
    }

    private static boolean broken(Random random) {
        return random.nextInt(12) == 0;
    }

    private static Finding only(
            Report.Table table, String code, @org.jspecify.annotations.Nullable String cell) {
        List<Finding> found =
                table.findings().stream()
                        .filter(finding -> finding.code().equals(code))
                        .filter(finding -> Objects.equals(finding.where().cell(), cell))
                        .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private Report.Table judged(String name, String csv, String schema) throws IOException {
        return judge(name, csv, schema).tables().getFirst();
    }

    private Report judge(String name, String csv, String schema) throws IOException {
        Path file = Files.writeString(folder.resolve(name), csv);
        Path tables = Files.createDirectories(folder.resolve(name.replace(".csv", "")));
        Report report = new Engine().normalise(new Source(file, name), tables, CellText.CANONICAL);
        return Conformity.judged(
                report, table -> Files.newInputStream(tables.resolve(table)), schema(schema));
    }

    private static TableSchema schema(String json) throws IOException {
        String metadata = "{\"tableSchema\": %s}".formatted(json);
        var read = MetadataJson.read(new ByteArrayInputStream(metadata.getBytes(UTF_8)));
        var said = (Reading.Said) read;
        assertThat(said.findings()).isEmpty();
        return Objects.requireNonNull(said.statements().getFirst().description().tableSchema());
    }
}
