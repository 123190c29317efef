package org.khettara.embedded.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.PersonalData;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Table;
import org.khettara.pages.Language;
import org.khettara.pages.workbook.ReleaseWorkbook;

/// The corrected copy, from the file of a publisher to the file that comes back.
final class CorrectedCopyTest {
    private static final String HEADER =
            "Code;Texte;Compte;Montant (DH);Jour;Instant;UTC;Heure;Actif;Long\n";
    private static final int ROWS = 60;

    @TempDir Path folder;

    /// Rows of every type, with blank rows, the header once more, words among numbers and dates,
    /// missing values, and what a spreadsheet likes to take for something else.
    private static String hostile() {
        var text = new StringBuilder("Dossiers 2024\n\n").append(HEADER);
        for (int i = 0; i < ROWS; i++) {
            if (i % 20 == 7) {
                text.append(";;;;;;;;;\n;;;;;;;;;\n");
            }
            if (i == 30) {
                text.append(HEADER);
            }
            text.append(row(i));
        }
        return text.append(";;n.d.;-;-;-;-;-;-;-\n")
                .append("Z;;;n.d.;;;;;;\n;;;;;;;;;\n")
                .toString();
    }

    private static String row(int i) {
        return String.join(
                        ";",
                        "0012" + (char) ('A' + i % 26) + i,
                        TEXTS.get(i % TEXTS.size()),
                        i == 9 ? "douze" : String.valueOf(i * 1000 - 17),
                        i == 40 ? "beaucoup" : "1 23%d,%d0".formatted(i % 10, i % 10),
                        i == 11
                                ? "31/02/2024"
                                : i == 12 ? "31/12/1899" : "%02d/01/1900".formatted(i % 28 + 1),
                        "2024-03-%02d %02d:30:0%d".formatted(i % 28 + 1, i % 24, i % 10),
                        "2024-03-%02dT%02d:30:00Z".formatted(i % 28 + 1, i % 24),
                        i == 50 ? "midi" : "%02d:05:59".formatted(i % 24),
                        i % 3 == 0 ? "oui" : "non",
                        "0,1234567890123456" + i % 9 + 1)
                + "\n";
    }

    private static final List<String> TEXTS =
            List.of(
                    "=1+1",
                    "=cmd|' /C calc'!A0",
                    "-2+3",
                    "@SUM(A1)",
                    "a_x0041_b",
                    "con\u0001trol\u001F",
                    "00123",
                    "<b>x & y</b>'",
                    "عربي",
                    "\"deux\nlignes\"");

    @Test
    void droppedAgainAsItIsItGivesTheSameTablesAndTheSameRejects() throws Exception {
        Normalised first = Normalised.of(folder, "dossiers.csv", hostile());
        assertThat(first.table().columns())
                .extracting(Column::type)
                .containsExactly(
                        ColumnType.STRING,
                        ColumnType.STRING,
                        ColumnType.INTEGER,
                        ColumnType.NUMBER,
                        ColumnType.DATE,
                        ColumnType.DATETIME,
                        ColumnType.DATETIME,
                        ColumnType.TIME,
                        ColumnType.BOOLEAN,
                        ColumnType.NUMBER);
        assertThat(first.rejects()).hasSize(4);
        Normalised again = Normalised.of(first.workbook(ReleaseWorkbook.CORRECTED, Language.FR));
        assertThat(again.csv()).isEqualTo(first.csv());
        assertThat(again.rejects()).isEqualTo(first.rejects());
        assertThat(again.table().columns())
                .extracting(Column::type)
                .isEqualTo(first.table().columns().stream().map(Column::type).toList());
    }

    @Test
    void cellsAreOfTheTypeOfTheirColumnAndTextsAreNeverFormulas() throws Exception {
        Normalised first = Normalised.of(folder, "dossiers.csv", hostile());
        JsonNode sheets = Openpyxl.sheets(first.workbook(ReleaseWorkbook.CORRECTED, Language.FR));
        assertThat(sheets).hasSize(1);
        JsonNode sheet = sheets.get(0);
        assertThat(sheet.get("frozen").asText()).isEqualTo("A2");
        assertThat(sheet.get("filter").asText()).isEqualTo("A1:J" + (ROWS + 3));
        assertThat(sheet.get("rightToLeft").asBoolean()).isFalse();
        JsonNode cells = sheet.get("cells");
        assertThat(cells.findValuesAsText("type")).doesNotContain("f", "e");
        assertThat(cells.at("/D1/value").asText()).isEqualTo("Montant (DH)");
        assertCell(cells, "A2", "s", "0012A0", "@");
        assertCell(cells, "B2", "s", "=1+1", "@");
        assertCell(cells, "C2", "n", "-17", "0");
        assertCell(cells, "D3", "n", "1231.1", "0.00");
        assertCell(cells, "E2", "d", "1900-01-01T00:00:00", "yyyy-mm-dd");
        assertCell(cells, "E14", "s", "1899-12-31", "yyyy-mm-dd");
        assertCell(cells, "F3", "d", "2024-03-02T01:30:01", "yyyy-mm-dd hh:mm:ss");
        assertCell(cells, "G2", "s", "2024-03-01T00:30:00Z", "yyyy-mm-dd hh:mm:ss");
        assertCell(cells, "H3", "d", "01:05:59", "hh:mm:ss");
        assertCell(cells, "I2", "b", "true", "General");
        assertCell(cells, "J2", "s", "0.123456789012345601", "General");
    }

    private static void assertCell(
            JsonNode cells, String at, String type, String value, String format) {
        JsonNode cell = cells.get(at);
        assertThat(cell).as(at).isNotNull();
        assertThat(
                        List.of(
                                cell.get("type").asText(),
                                cell.get("value").asText(),
                                cell.get("format").asText()))
                .as(at)
                .containsExactly(type, value, format);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void rejectedCellsStandInTheirPlaceAsTheyWereWithANote(Language language) throws Exception {
        Normalised first = Normalised.of(folder, "dossiers.csv", hostile());
        Path copy = first.workbook(ReleaseWorkbook.CORRECTED, language);
        JsonNode cells = Openpyxl.sheets(copy).get(0).get("cells");
        // Title, blank row, header; two blank rows before the ninth row, six and a header before
        // the others.
        assertRejected(cells.get("C11"), "douze", "15", language);
        assertRejected(cells.get("E13"), "31/02/2024", "17", language);
        assertRejected(cells.get("D42"), "beaucoup", "49", language);
        assertRejected(cells.get("H52"), "midi", "61", language);
    }

    private static void assertRejected(JsonNode cell, String value, String row, Language language) {
        assertThat(cell.get("value").asText()).isEqualTo(value);
        assertThat(cell.get("colour").asText()).isEqualTo("FFC7CE");
        String example =
                switch (language) {
                    case FR -> "Forme attendue, par exemple : ";
                    case AR -> "الشكل المطلوب، مثلا: ";
                    case EN -> "Expected form, for example: ";
                };
        assertThat(cell.get("note").asText())
                .contains(example)
                .containsPattern("\\b" + row + "\\.");
    }

    @Test
    void mendedCellsBecomeValuesAndNothingElseChanges() throws Exception {
        Normalised first = Normalised.of(folder, "dossiers.csv", hostile());
        Path copy = first.workbook(ReleaseWorkbook.CORRECTED, Language.FR);
        Path mended = folder.resolve("dossiers.xlsx");
        Openpyxl.fill(
                copy,
                mended,
                "dossiers",
                Map.of(
                        "C11",
                        12,
                        "D42",
                        99.5,
                        "E13",
                        Map.of("date", "2024-02-29"),
                        "H52",
                        "12:00:00"));
        Normalised again = Normalised.of(mended);
        assertThat(again.rejects()).isEmpty();
        List<List<String>> expected = first.rows();
        expected.get(10).set(2, "12");
        expected.get(12).set(4, "2024-02-29");
        expected.get(41).set(3, "99.5");
        expected.get(51).set(7, "12:00:00");
        // Who saves a workbook writes 1230 for 1230.00.
        assertThat(amountsAsNumbers(again.rows())).isEqualTo(amountsAsNumbers(expected));
    }

    private static List<List<String>> amountsAsNumbers(List<List<String>> rows) {
        for (List<String> row : rows) {
            if (row.get(3).matches("[0-9.]+")) {
                row.set(3, new BigDecimal(row.get(3)).stripTrailingZeros().toPlainString());
            }
        }
        return rows;
    }

    @Test
    void tablesOfSeveralSheetsKeepTheirNamesAndArabicOnesAreReadFromTheRight() throws Exception {
        Normalised first =
                Normalised.of(
                        folder,
                        "deux.csv",
                        "السنة;الجهة;العدد\n"
                                + "2023;فاس;1\n2024;الرباط;2\n".repeat(6)
                                + "\n\nVille;Habitants;Rang;Jour\n"
                                + "Fès;1;2;01/02/2024\nSalé;3;4;02/02/2024\n".repeat(6));
        assertThat(first.report().tables()).hasSize(2);
        Path copy = first.workbook(ReleaseWorkbook.CORRECTED, Language.AR);
        JsonNode sheets = Openpyxl.sheets(copy);
        assertThat(sheets.findValuesAsText("name"))
                .isEqualTo(first.report().tables().stream().map(Table::name).toList());
        assertThat(sheets.get(0).get("rightToLeft").asBoolean()).isTrue();
        assertThat(sheets.get(1).get("rightToLeft").asBoolean()).isFalse();
        assertThat(Normalised.of(copy).csv()).isEqualTo(first.csv());
    }

    @Test
    void otherRemarksAreNotesInAnotherColour() throws Exception {
        var text = new StringBuilder("ville;population\n");
        for (int i = 0; i < 40; i++) {
            text.append("Fès;").append(100 + i % 7).append('\n');
        }
        text.append("fes;100\nFès;99999999\nFès;100;trop\n");
        Normalised first = Normalised.of(folder, "villes.csv", text.toString());
        Path copy = first.workbook(ReleaseWorkbook.CORRECTED, Language.EN);
        JsonNode cells = Openpyxl.sheets(copy).get(0).get("cells");
        for (String at : List.of("A42", "B43", "B44")) {
            assertThat(cells.get(at).get("colour").asText()).as(at).isEqualTo("FFEB9C");
            assertThat(cells.get(at).get("note").asText()).as(at).contains("In your file: row ");
        }
        assertThat(cells.get("B44").get("note").asText()).contains("trop");
        assertThat(cells.get("B43").get("value").asLong()).isEqualTo(99_999_999);
    }

    /// Published since a person allows it; what was left out of it is shown to nobody.
    @Test
    void ofColumnsWithPersonalDataOnlyThePublishedValuesStandInIt() throws Exception {
        var text = new StringBuilder("Nom et prénom;Date de naissance\n");
        for (int i = 0; i < 40; i++) {
            text.append(i % 2 == 0 ? "Fatima Zahra El Amrani;" : "Mohamed Benali;")
                    .append(i == 5 ? "vers la fin" : "%02d/03/19%02d".formatted(i % 28 + 1, 50 + i))
                    .append('\n');
        }
        Normalised first = Normalised.of(folder, "agents.csv", text.toString());
        assertThat(first.rejects()).hasSize(1);
        assertThat(first.table().personalData())
                .anyMatch(data ->
                        "Date de naissance".equals(data.column())
                                && data.guard() != PersonalData.Guard.NOTE);
        Path copy = first.workbook(ReleaseWorkbook.CORRECTED, Language.FR);
        JsonNode cells = Openpyxl.sheets(copy).get(0).get("cells");
        assertThat(cells.get("B6").get("value").asText()).startsWith("1954-03-05");
        assertThat(cells.has("B7")).isFalse();
    }
}
