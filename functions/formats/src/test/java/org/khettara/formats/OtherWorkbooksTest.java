package org.khettara.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.FormulaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.engine.FormatReader;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// Workbooks of OpenDocument, and those of Excel up to 2003 as POI writes them.
final class OtherWorkbooksTest {
    @TempDir Path folder;

    private CollectedSheets read(FormatReader reader, Path file) throws IOException, Refusal {
        byte[] bytes = Files.readAllBytes(file);
        byte[] head = Arrays.copyOf(bytes, Math.min(65536, bytes.length));
        assertThat(reader.recognise(file, head)).isNotNull();
        CollectedSheets sheets = new CollectedSheets();
        reader.read(file, sheets, Limits.DEFAULT);
        return sheets;
    }

    private CollectedSheets ods(String tables) throws IOException, Refusal {
        return read(new OdsReader(), Workbooks.ods(tables).write(folder.resolve("in")));
    }

    private static String table(String rows) {
        return "<table:table table:name='t'>" + rows + "</table:table>";
    }

    private static String odsRow(String cells) {
        return "<table:table-row>" + cells + "</table:table-row>";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "office:value-type='float' office:value='1.5'|<text:p>1,5</text:p>|1.5",
                "office:value-type='percentage' office:value='0.125'|<text:p>12 %</text:p>|0.125",
                "office:value-type='currency' office:value='12'|<text:p>12 DH</text:p>|12",
                "office:value-type='date' office:date-value='2024-02-29'|<text:p>x</text:p>|2024-02-29",
                "office:value-type='time' office:time-value='PT10H30M05S'|<text:p/>|10:30:05",
                "office:value-type='time' office:time-value='PT36H00M00S'|<text:p/>|1.5",
                "office:value-type='boolean' office:boolean-value='true'|<text:p>VRAI</text:p>|true",
                "office:value-type='string'|<text:p>un</text:p><text:p>deux</text:p>|un\\ndeux",
                "office:value-type='string'|<text:p>a<text:s text:c='2'/>b <text:span> c</text:span></text:p>|a  b c",
                "office:value-type='string'|<office:annotation><text:p>non</text:p></office:annotation><text:p>oui</text:p>|oui",
                "office:value-type='string' calcext:value-type='error'|<text:p>#N/A</text:p>|#N/A",
                "office:value-type='float' office:value='777778.6800000001'|<text:p/>|777778.68",
            })
    void anOpenDocumentCellGivesWhatItStores(String attributes, String content, String stored)
            throws IOException, Refusal {
        String cell = "<table:table-cell " + attributes + ">" + content + "</table:table-cell>";
        assertThat(ods(table(odsRow(cell))).only().row(0))
                .containsExactly(stored.replace("\\n", "\n"));
    }

    @Test
    void repeatedRowsAndCellsAreWrittenOutWhereTheyHoldSomething() throws IOException, Refusal {
        String one = "<table:table-cell office:value-type='float' office:value='1'/>";
        String gap = "<table:table-cell table:number-columns-repeated='2'/>";
        String two =
                "<table:table-cell table:number-columns-repeated='2' office:value-type='float'"
                        + " office:value='2'/>";
        String covered = "<table:covered-table-cell><text:p>x</text:p></table:covered-table-cell>";
        String end = "<table:table-cell table:number-columns-repeated='16000'/>";
        CollectedSheets.Grid grid =
                ods(table(
                                odsRow(one + gap + two + covered + one + end)
                                        + "<table:table-row table:number-rows-repeated='2'/>"
                                        + "<table:table-row-group><table:table-row"
                                        + " table:number-rows-repeated='2'>"
                                        + one
                                        + "</table:table-row></table:table-row-group>"
                                        + "<table:table-row table:number-rows-repeated='1048570'>"
                                        + end
                                        + "</table:table-row>"))
                        .only();
        assertThat(grid.rows)
                .containsExactly(
                        List.of("1", "", "", "2", "2", "", "1"),
                        List.of(),
                        List.of(),
                        List.of("1"),
                        List.of("1"));
    }

    @Test
    void anOldWorkbookGivesWhatItStores() throws IOException, Refusal {
        Path file = folder.resolve("in");
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            HSSFCellStyle date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
            HSSFSheet sheet = workbook.createSheet("Été");
            HSSFRow row = sheet.createRow(1);
            row.createCell(2).setCellValue(Math.nextUp(777778.68));
            row.createCell(0).setCellValue("مياه");
            row.createCell(3).setCellValue(45351);
            row.getCell(3).setCellStyle(date);
            row.createCell(4).setCellValue(true);
            row.createCell(5).setCellErrorValue(FormulaError.NA);
            row.createCell(6).setCellFormula("\"a\"&\"b\"");
            row.createCell(7).setCellFormula("C2*2");
            row.createCell(255).setCellValue("x".repeat(20_000));
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            workbook.createSheet("vide");
            workbook.createSheet("cachée").createRow(0).createCell(0).setCellValue("non");
            workbook.setSheetHidden(2, true);
            workbook.createSheet("B").createRow(0).createCell(0).setCellValue(-0.5);
            workbook.write(out);
        }
        CollectedSheets sheets = read(new XlsReader(), file);
        assertThat(sheets.grids).extracting(grid -> grid.name).containsExactly("Été", "vide", "B");
        assertThat(sheets.hidden).containsExactly("cachée");
        assertThat(sheets.grids.getFirst().row(1))
                .startsWith(
                        "مياه", "", "777778.68", "2024-02-29", "true", "#N/A", "ab", "1555557.36")
                .endsWith("x".repeat(20_000));
        assertThat(sheets.grids.getLast().row(0)).containsExactly("-0.5");
    }

    @Test
    void manySharedTextsRunOnOverManyRecords() throws IOException, Refusal {
        Path file = folder.resolve("in");
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            HSSFSheet sheet = workbook.createSheet("s");
            for (int i = 0; i < 20_000; i++) {
                sheet.createRow(i).createCell(0).setCellValue("texte طويل " + i);
            }
            workbook.write(out);
        }
        CollectedSheets.Grid grid = read(new XlsReader(), file).only();
        for (int i = 0; i < 20_000; i++) {
            assertThat(grid.row(i)).containsExactly("texte طويل " + i);
        }
    }
}
