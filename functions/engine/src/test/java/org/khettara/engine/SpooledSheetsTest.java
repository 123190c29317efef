package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.report.Report;

/// What a reader hands on becomes tables as any text does, and leaves nothing behind.
final class SpooledSheetsTest {
    @TempDir Path folder;
    private Path out = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        out = Files.createDirectory(folder.resolve("out"));
    }

    /// Hands on what a test says.
    private interface Content {
        void write(Sheets sheets) throws IOException, Refusal;
    }

    private record Reader(Content content) implements FormatReader {
        @Override
        public @Nullable String recognise(Path file, byte[] head) {
            return head[0] == '!' ? "toy" : null;
        }

        @Override
        public void read(Path file, Sheets sheets, Limits limits) throws IOException, Refusal {
            content.write(sheets);
        }
    }

    private Report read(Limits limits, Content content) throws IOException {
        Path file = Files.writeString(folder.resolve("in"), "!");
        Engine engine = new Engine(limits, List.of(new Reader(content)));
        return engine.normalise(new Source(file, "Eau 2024.toy"), out, CellText.CANONICAL);
    }

    private Report read(Content content) throws IOException {
        Report report = read(Limits.DEFAULT, content);
        try (Stream<Path> left = Files.list(out)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("."));
        }
        return report;
    }

    /// Cells with their texts apart by `|`, empty ones left out, from a row on.
    private static void rows(Sheets.Sheet sheet, long from, int column, String... rows)
            throws IOException, Refusal {
        for (int i = 0; i < rows.length; i++) {
            String[] cells = rows[i].split("\\|", -1);
            if (!rows[i].isEmpty()) {
                sheet.row(from + i);
                for (int j = 0; j < cells.length; j++) {
                    if (!cells[j].isEmpty()) {
                        sheet.cell(column + j, cells[j]);
                    }
                }
            }
        }
    }

    private String csv(String name) throws IOException {
        return Files.readString(out.resolve(name + ".csv")).replace("\r\n", "\n");
    }

    @Test
    void aGridIsATableWithItsTitleAsNote() throws IOException {
        Report report =
                read(sheets ->
                        rows(
                                sheets.grid("Feuil1"),
                                3,
                                2,
                                "Barrages",
                                "",
                                "Nom|Capacité|Mise en service",
                                "Al Massira|2657.5|1979-01-01",
                                "Bin El Ouidane|1.234|",
                                "\"Idriss\", 1er\nsuite|1156|1973-05-02"));
        Report.Table table = report.tables().getFirst();
        assertThat(report.source().format()).isEqualTo("toy");
        assertThat(report.source().encoding()).isNull();
        assertThat(table.name()).isEqualTo("eau-2024");
        assertThat(table.sheet()).isEqualTo("Feuil1");
        assertThat(table.notes()).containsExactly("Barrages");
        assertThat(table.dialect()).isEqualTo(new Report.Dialect(null, null, null, null, 1, 6));
        assertThat(csv("eau-2024"))
                .isEqualTo(
                        """
                        Nom,Capacité,Mise en service
                        Al Massira,2657.5,1979-01-01
                        Bin El Ouidane,1.234,
                        ""\"Idriss"", 1er
                        suite",1156,1973-05-02
                        """);
        assertThat(table.changes()).extracting(Report.Change::what).containsExactly("NOTES_MOVED");
    }

    @Test
    void aRejectedCellIsToldByItsAddressInTheSheet() throws IOException {
        Report report =
                read(sheets -> {
                    Sheets.Sheet sheet = sheets.grid("s");
                    rows(sheet, 5001, 1, "n|v");
                    for (int i = 0; i < 40; i++) {
                        rows(sheet, 5002 + i, 1, i + "|" + (i == 7 ? "douze" : "1" + i));
                    }
                });
        assertThat(report.tables().getFirst().findings())
                .extracting(Report.Finding::where)
                .contains(new Report.Where(5009L, "v", "C5009"));
    }

    @Test
    void pointsOfNumbersAreNoRiddle() throws IOException {
        Report report = read(sheets -> rows(sheets.grid("s"), 1, 0, "a|b", "x|1.234", "y|5.678"));
        assertThat(report.tables().getFirst().columns().getLast())
                .returns(ColumnType.NUMBER, Report.Column::type)
                .returns("5.678", Report.Column::max);
    }

    @Test
    void whatIsDisplayedIsReadAsPeopleWriteIt() throws IOException {
        Report report =
                read(sheets ->
                        rows(sheets.displayed("s"), 1, 0, "a|b", "x|1 234,5", "y|12,25", "z|3"));
        assertThat(csv("eau-2024")).isEqualTo("a,b\nx,1234.5\ny,12.25\nz,3\n");
        Report doubtful =
                read(sheets -> rows(sheets.displayed("s"), 1, 0, "a|b", "x|1.234", "y|5.678"));
        assertThat(report.tables().getFirst().columns().getLast().type())
                .isEqualTo(ColumnType.NUMBER);
        assertThat(doubtful.tables().getFirst().findings())
                .extracting(Report.Finding::code)
                .containsExactly("NUMBER_AMBIGUOUS");
    }

    @Test
    void recordsHaveTheirFirstRowAsHeaderWhateverItLooksLike() throws IOException {
        Report report =
                read(sheets -> {
                    Sheets.Sheet list = sheets.records("items", List.of("2019", "2020", "note"));
                    rows(list, 1, 0, "1|2|", "||une remarque assez longue pour une note", "3|4|x");
                });
        assertThat(report.tables().getFirst())
                .returns(3L, Report.Table::rows)
                .returns(List.of(), Report.Table::notes)
                .returns(1L, table -> table.dialect().firstDataRow());
        assertThat(csv("eau-2024")).startsWith("2019,2020,note\n1,2,\n");
    }

    @Test
    void severalSheetsAreNamedAfterTheirSheets() throws IOException {
        Report report =
                read(sheets -> {
                    rows(sheets.grid("Population (2)"), 1, 0, "a|b", "1|2");
                    sheets.grid("vide");
                    rows(sheets.grid("الماء"), 1, 0, "c|d", "3|4");
                    rows(
                            sheets.grid("Lisez-moi"),
                            1,
                            0,
                            "Ces données viennent du registre national et sont revues chaque année.",
                            "Elles ne portent que sur les communes de plus de dix mille habitants.");
                });
        assertThat(report.tables())
                .extracting(Report.Table::name)
                .containsExactly("eau-2024-population-2", "eau-2024-الماء");
        assertThat(report.tables().getFirst().notes())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("Ces");
    }

    @Test
    void tablesSideBySideArePartedAtABlankColumn() throws IOException {
        Report report =
                read(sheets ->
                        rows(
                                sheets.grid("s"),
                                1,
                                0,
                                "Région|Eau||Année|Pluie|Crue",
                                "Souss|1||2019|5|6",
                                "Oriental|2||2020|7|8",
                                "|||2021|9|9"));
        assertThat(report.tables()).hasSize(2);
        assertThat(csv("eau-2024-s")).isEqualTo("Région,Eau\nSouss,1\nOriental,2\n");
        assertThat(csv("eau-2024-s-2")).startsWith("Année,Pluie,Crue\n2019,5,6\n");
    }

    @Test
    void aBlankColumnInsideATablePartsNothing() throws IOException {
        Report report =
                read(sheets ->
                        rows(
                                sheets.grid("s"),
                                1,
                                0,
                                "Région|Hommes||Total|Part",
                                "Souss|1||5|6",
                                "Oriental|2||7|8",
                                "Fès|3||9|9"));
        assertThat(csv("eau-2024")).startsWith("Région,Hommes,Total,Part\nSouss,1,5,6\n");
        assertThat(report.tables()).hasSize(1);
    }

    @Test
    void aRemarkBesideATableIsANote() throws IOException {
        Report report =
                read(sheets ->
                        rows(
                                sheets.grid("s"),
                                1,
                                0,
                                "Région|Eau",
                                "Souss|1|||Source : ONEE",
                                "Oriental|2"));
        assertThat(csv("eau-2024")).isEqualTo("Région,Eau\nSouss,1\nOriental,2\n");
        assertThat(report.tables().getFirst().notes()).containsExactly("Source : ONEE");
    }

    @Test
    void manyEmptyCellsBetweenFewFilledOnesAreABomb() throws IOException {
        Report report =
                read(sheets -> {
                    Sheets.Sheet sheet = sheets.grid("s");
                    for (int row = 1; row <= 200_000; row++) {
                        rows(sheet, row, 0, "a");
                        for (int column = 100; column <= 16_300; column += 16_200) {
                            sheet.cell(column, "b");
                        }
                    }
                });
        assertThat(report.reason()).extracting(Report.Reason::code).isEqualTo(ReasonCode.BOMB);
    }

    @Test
    void aColumnFarToTheRightCostsNothing() throws IOException {
        Report report =
                read(sheets -> {
                    Sheets.Sheet sheet = sheets.grid("s");
                    for (int row = 1; row <= 10_000; row++) {
                        rows(sheet, row, 16_383, row == 1 ? "nom" : "v" + row);
                    }
                });
        assertThat(report.rows()).isEqualTo(9_999);
    }

    @Test
    void whatWasHandedOnBeforeARefusalIsDropped() throws IOException {
        Report report =
                read(sheets -> {
                    rows(sheets.grid("s"), 1, 0, "a|b", "1|2");
                    sheets.grid("t");
                    throw Refusal.of(ReasonCode.DTD_FORBIDDEN, "DTD_FORBIDDEN");
                });
        assertThat(report.reason())
                .extracting(Report.Reason::code)
                .isEqualTo(ReasonCode.DTD_FORBIDDEN);
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void rowsThatDoNotAscendAreAFaultOfTheReader() {
        assertThatThrownBy(() ->
                        read(sheets -> {
                            Sheets.Sheet sheet = sheets.grid("s");
                            sheet.row(2);
                            sheet.row(2);
                        }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(out).isEmptyDirectory();
    }
}
