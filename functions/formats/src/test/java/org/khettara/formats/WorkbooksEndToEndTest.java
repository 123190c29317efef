package org.khettara.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.report.Report;
import org.khettara.engine.Engine;
import org.khettara.engine.Limits;

/// A workbook as publishers lay it out, from its bytes to its tables.
final class WorkbooksEndToEndTest {
    private static final String STYLES =
            "<numFmts><numFmt numFmtId='164' formatCode='[$-380C]dd/mm/yyyy;@'/></numFmts>"
                    + "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='10'/></cellXfs>";

    @TempDir Path folder;

    private Report normalise(Path file, String name) throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        Engine engine = new Engine(Limits.DEFAULT, Formats.all());
        return engine.normalise(new Source(file, name), out, CellText.CANONICAL);
    }

    private List<String> csv(String table) throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve(table + ".csv"));
    }

    private static String text(String reference, String text) {
        return "<c r='" + reference + "' t='inlineStr'><is><t>" + text + "</t></is></c>";
    }

    private static String number(String reference, String value, int style) {
        return "<c r='" + reference + "' s='" + style + "'><v>" + value + "</v></c>";
    }

    private static String row(int number, String... cells) {
        return "<row r='" + number + "'>" + String.join("", cells) + "</row>";
    }

    private static Workbooks population() {
        StringBuilder rows = new StringBuilder();
        rows.append(row(1, text("B1", "Royaume du Maroc")));
        rows.append(row(2, text("B2", "Population par région, en milliers")));
        rows.append(
                row(
                        4,
                        text("B4", "Région"),
                        number("C4", "2022", 0),
                        number("E4", "2023", 0),
                        text("G4", "Part"),
                        text("H4", "Mis à jour")));
        rows.append(
                row(
                        5,
                        text("C5", "Urbain"),
                        text("D5", "Rural"),
                        text("E5", "Urbain"),
                        text("F5", "Rural")));
        for (int i = 0; i < 25; i++) {
            int at = 6 + i;
            rows.append(
                    row(
                            at,
                            text("B" + at, "Région " + (char) ('A' + i)),
                            number("C" + at, "1.234", 0),
                            i == 3 ? "<c r='D9' t='e'><v>#N/A</v></c>" : number("D" + at, "12", 0),
                            i == 7 ? text("E13", "douze") : number("E" + at, "1" + i, 0),
                            number("F" + at, "777778.6800000001", 0),
                            number("G" + at, "0.125", 2),
                            number("H" + at, Integer.toString(45000 + i), 1)));
        }
        rows.append(row(32, text("B32", "Source : HCP")));
        return Workbooks.xlsx().styles(STYLES).sheet("Population", rows.toString());
    }

    @Test
    void titlesGroupsNotesErrorsAndDatesComeOutAsPeopleReadThem() throws IOException {
        Report report = normalise(population().write(folder.resolve("in")), "RGPH 2024.xlsx");
        Report.Table table = report.tables().getFirst();
        assertThat(report.source().format()).isEqualTo("xlsx");
        assertThat(table.name()).isEqualTo("rgph-2024");
        assertThat(table.notes())
                .containsExactly(
                        "Royaume du Maroc", "Population par région, en milliers", "Source : HCP");
        assertThat(table.columns())
                .extracting(Report.Column::name)
                .containsExactly(
                        "Région",
                        "2022 Urbain",
                        "2022 Rural",
                        "2023 Urbain",
                        "2023 Rural",
                        "Part",
                        "Mis à jour");
        assertThat(table.columns())
                .extracting(Report.Column::type)
                .containsExactly(
                        ColumnType.STRING,
                        ColumnType.NUMBER,
                        ColumnType.INTEGER,
                        ColumnType.INTEGER,
                        ColumnType.NUMBER,
                        ColumnType.NUMBER,
                        ColumnType.DATE);
        assertThat(csv("rgph-2024"))
                .hasSize(26)
                .contains("Région A,1.234,12,10,777778.68,0.125,2023-03-15")
                .contains("Région D,1.234,,13,777778.68,0.125,2023-03-18");
        assertThat(table.findings())
                .filteredOn(finding -> finding.code().equals("CELL_REJECTED"))
                .extracting(finding -> finding.where().cell())
                .containsExactly("E13");
    }

    @Test
    void aWorkbookIsFoundInAnArchiveAndUnderAnyName() throws IOException {
        byte[] workbook = Files.readAllBytes(population().write(folder.resolve("in")));
        Path zip = folder.resolve("zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("x/a.xls"));
            out.write(workbook);
            out.putNextEntry(new ZipEntry("B.csv"));
            out.write("c;d\n3;4\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("b.csv"));
            out.write("a;b\n1;2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Report report = normalise(zip, "tout.zip");
        assertThat(report.source().format()).isEqualTo("zip");
        assertThat(report.tables()).extracting(Report.Table::name).containsExactly("a", "b", "b-2");
        Path gzip = folder.resolve("gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write(workbook);
        }
        assertThat(normalise(gzip, "a.csv.gz").rows()).isEqualTo(25);
    }

    @Test
    void hiddenSheetsAreNamedAndLeftOut() throws IOException {
        String cells = "<row><c><v>1</v></c></row>";
        Workbooks.Content list =
                out -> out.write(Workbooks.worksheet(cells).getBytes(StandardCharsets.UTF_8));
        Workbooks workbook = population();
        for (int i = 1; i <= 23; i++) {
            workbook.sheet(
                    "Liste " + i, i % 2 == 0 ? "state='hidden'" : "state='veryHidden'", list);
        }
        Report report = normalise(workbook.write(folder.resolve("in")), "t.xlsx");
        assertThat(report.tables()).hasSize(1);
        List<Report.Finding> hidden =
                report.tables().getFirst().findings().stream()
                        .filter(finding -> finding.code().contains("HIDDEN"))
                        .toList();
        assertThat(hidden).hasSize(21);
        assertThat(hidden.getFirst().message().fr()).contains("« Liste 1 »", "masquée");
        assertThat(hidden.getFirst().severity()).isEqualTo(Report.Severity.INFO);
        assertThat(hidden.getLast().message().en()).isEqualTo("3 more hidden sheet(s) left out.");
    }

    @Test
    void anOpenDocumentWithNothingButHiddenSheetsIsRefusedAsThat() throws IOException {
        String tables =
                "<style:style style:name='ta2'><style:table-properties table:display='false'/>"
                        + "</style:style><table:table table:name='Codes' table:style-name='ta2'>"
                        + "<table:table-row><table:table-cell office:value-type='float'"
                        + " office:value='1'/></table:table-row></table:table>";
        Path file = Workbooks.ods(tables).write(folder.resolve("in"));
        Report report = normalise(file, "t.ods");
        Report.Reason reason = Objects.requireNonNull(report.reason());
        assertThat(reason.code()).isEqualTo(ReasonCode.EMPTY);
        assertThat(reason.fix().fr()).startsWith("Affichez les feuilles");
    }

    @Test
    void theSameTableComesFromEveryKindOfWorkbook() throws IOException {
        for (Path file : Samples.all(folder)) {
            Report report = normalise(file, "t.bin");
            assertThat(report.reason()).as(file.toString()).isNull();
            assertThat(report.tables()).hasSize(1);
        }
        assertThat(csv("t")).hasSize(30).contains("Fès 1,2023-03-16");
    }
}
