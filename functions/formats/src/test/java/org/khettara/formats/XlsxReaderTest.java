package org.khettara.formats;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// What a worksheet stores is handed on as people know it.
final class XlsxReaderTest {
    private static final String STYLES =
            "<numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy'/>"
                    + "<numFmt numFmtId='165' formatCode='[h]:mm'/></numFmts>"
                    + "<cellStyleXfs><xf numFmtId='22'/></cellStyleXfs><cellXfs>"
                    + "<xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='22'/>"
                    + "<xf numFmtId='20'/><xf numFmtId='165'/><xf numFmtId='10'/></cellXfs>";

    @TempDir Path folder;

    private CollectedSheets read(Workbooks workbook) throws IOException, Refusal {
        Path file = workbook.write(folder.resolve("in"));
        CollectedSheets sheets = new CollectedSheets();
        XlsxReader reader = new XlsxReader();
        assertThat(recognise(file)).isEqualTo("xlsx");
        reader.read(file, sheets, Limits.DEFAULT);
        return sheets;
    }

    private static @Nullable String recognise(Path file) throws IOException, Refusal {
        byte[] bytes = Files.readAllBytes(file);
        return new XlsxReader()
                .recognise(file, Arrays.copyOf(bytes, Math.min(65536, bytes.length)));
    }

    private List<List<String>> rows(Workbooks workbook) throws IOException, Refusal {
        return read(workbook).only().rows;
    }

    private String cell(String xml) throws IOException, Refusal {
        List<List<String>> rows =
                rows(
                        Workbooks.xlsx()
                                .sheet("s", "<row>" + xml + "</row>")
                                .styles(STYLES)
                                .strings(
                                        "<si><t>un</t></si><si><r><t>de</t></r><r><rPr/>"
                                                + "<t xml:space='preserve'>ux </t></r>"
                                                + "<rPh sb='0' eb='1'><t>non</t></rPh></si>"));
        return rows.getFirst().isEmpty() ? "" : rows.getFirst().getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "<c><v>12.50</v></c>|12.50",
                "<c><v>777778.6800000001</v></c>|777778.68",
                "<c><v>0.30000000000000004</v></c>|0.3",
                "<c><v>1.0000000000000001E-2</v></c>|0.01",
                "<c><v>-1.5E+3</v></c>|-1500",
                "<c s='5'><v>0.125</v></c>|0.125",
                "<c t='s'><v>0</v></c>|un",
                "<c t='s'><v>1</v></c>|deux ",
                "<c t='b'><v>1</v></c>|true",
                "<c t='b'><v>0</v></c>|false",
                "<c t='e'><v>#DIV/0!</v></c>|#DIV/0!",
                "<c t='str'><f>A1&amp;B1</f><v>a_x000D_b</v></c>|a\\rb",
                "<c t='str'><v>_x005F_x000D_</v></c>|_x000D_",
                "<c><f>SUM(A1:A2)</f><v>3</v></c>|3",
                "<c><f>SUM(A1:A2)</f></c>|",
                "<c t='inlineStr'><is><r><t>a</t></r><r><t>b&lt;</t></r></is></c>|ab<",
                "<c t='inlineStr'><is><t><![CDATA[<x>]]></t></is></c>|<x>",
                "<c s='1'><v>45351</v></c>|2024-02-29",
                "<c s='1'><v>45351.5</v></c>|2024-02-29T12:00:00",
                "<c s='2'><v>45351.999988425923</v></c>|2024-02-29T23:59:59",
                "<c s='2'><v>45351</v></c>|2024-02-29T00:00:00",
                "<c s='3'><v>0.75</v></c>|18:00:00",
                "<c s='4'><v>1.25</v></c>|1.25",
                "<c s='1'><v>-1</v></c>|-1",
                "<c s='1'><v>3000000</v></c>|3000000",
                "<c s='99'><v>5</v></c>|5",
                "<c t='d' s='1'><v>2024-02-29T00:00:00.000Z</v></c>|2024-02-29",
                "<c t='d' s='2'><v>2024-02-29T10:00:00</v></c>|2024-02-29T10:00:00",
            })
    void aCellGivesWhatItStores(String xml, @Nullable String stored) throws IOException, Refusal {
        assertThat(cell(xml)).isEqualTo(stored == null ? "" : stored.replace("\\r", "\r"));
    }

    @Test
    void daysCountFrom1904WhereTheWorkbookSaysSo() throws IOException, Refusal {
        Workbooks workbook =
                Workbooks.xlsx()
                        .properties("<workbookPr date1904='1'/>")
                        .styles(STYLES)
                        .sheet("s", "<row><c s='1'><v>0</v></c><c s='1'><v>43889</v></c></row>");
        assertThat(rows(workbook).getFirst()).containsExactly("1904-01-01", "2024-02-29");
    }

    @Test
    void placesAreThoseOfTheSheetWithOrWithoutReferences() throws IOException, Refusal {
        List<List<String>> rows =
                rows(
                        Workbooks.xlsx()
                                .sheet(
                                        "s",
                                        "<row><c><v>1</v></c><c/><c><v>3</v></c></row>"
                                                + "<row r='4'><c r='B4'><v>5</v></c>"
                                                + "<c><v>6</v></c><c r='AA4'><v>7</v></c></row>"
                                                + "<row><c><v>8</v></c></row>"));
        assertThat(rows.get(0)).containsExactly("1", "", "3");
        assertThat(rows.get(1)).isEmpty();
        assertThat(rows.get(3)).hasSize(27).startsWith("", "5", "6").endsWith("7");
        assertThat(rows.get(4)).containsExactly("8");
    }

    @Test
    void sheetsComeInTheirOrderWithoutHiddenOnes() throws IOException, Refusal {
        Workbooks.Content row =
                out -> out.write(Workbooks.worksheet("<row><c><v>1</v></c></row>").getBytes(UTF_8));
        CollectedSheets sheets =
                read(
                        Workbooks.xlsx()
                                .sheet("b", "", row)
                                .sheet("x", "state='hidden'", row)
                                .sheet("y", "state='veryHidden'", row)
                                .sheet("a &amp; é", "state='visible'", row));
        assertThat(sheets.grids).extracting(grid -> grid.name).containsExactly("b", "a & é");
        assertThat(sheets.hidden).containsExactly("x", "y");
    }

    /// Some software writes prefixes, the strict namespace, UTF-16, and part names as it likes.
    @Test
    void namespacesPrefixesAndEncodingsMakeNoDifference() throws IOException, Refusal {
        String sheet =
                "<?xml version='1.0' encoding='UTF-16'?><x:worksheet xmlns:x="
                        + "'http://purl.oclc.org/ooxml/spreadsheetml/main'><x:sheetData>"
                        + "<x:row r='1'><x:c r='A1' t='inlineStr'><x:is><x:t>été</x:t></x:is>"
                        + "</x:c></x:row></x:sheetData></x:worksheet>";
        Workbooks workbook =
                Workbooks.xlsx()
                        .part("xl/Worksheets/Sheet1.XML", out -> out.write(sheet.getBytes(UTF_16)))
                        .part(
                                "xl/workbook.xml",
                                "<x:workbook xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'"
                                        + " xmlns:r='http://purl.oclc.org/ooxml/officeDocument'>"
                                        + "<x:sheets><x:sheet name='s' r:id='r1'/></x:sheets>"
                                        + "</x:workbook>")
                        .part(
                                "xl/_rels/workbook.xml.rels",
                                "<a><Relationship Id='r1' Target='/xl/worksheets/sheet1.xml' Type="
                                        + "'http://purl.oclc.org/ooxml/officeDocument/worksheet'/>"
                                        + "</a>");
        assertThat(rows(workbook).getFirst()).containsExactly("été");
    }

    @Test
    void otherArchivesAreNotTakenForWorkbooks() throws IOException, Refusal {
        Path docx =
                Workbooks.ods("")
                        .part("[Content_Types].xml", "<a/>")
                        .part("word/document.xml", "<a/>")
                        .write(folder.resolve("docx"));
        assertThat(recognise(docx)).isNull();
        assertThat(recognise(Files.writeString(folder.resolve("t"), "PK;x\n1;2\n"))).isNull();
    }
}
