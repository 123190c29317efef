package org.khettara.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpreadsheetMlReaderTest extends ReaderCase {
    private static String workbook(String styles, String table) {
        return "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"
                + "<ss:Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><ss:Styles>"
                + styles
                + "</ss:Styles><ss:Worksheet ss:Name=\"Feuil1\"><ss:Table>"
                + table
                + "</ss:Table></ss:Worksheet><ss:Worksheet ss:Name=\"vide\"/></ss:Workbook>";
    }

    private static String cell(String attributes, String type, String data) {
        return "<ss:Cell "
                + attributes
                + "><ss:Data ss:Type=\""
                + type
                + "\">"
                + data
                + "</ss:Data></ss:Cell>";
    }

    @ParameterizedTest
    @CsvSource({
        "ss:Index='99999999', TOO_LARGE.fields",
        "ss:Index='99999999999999', TOO_LARGE.fields",
        "ss:MergeAcross='2147483647', TOO_LARGE.fields"
    })
    void cellsBeyondTheLimitAreRefused(String attributes, String refusal) throws IOException {
        String text = workbook("", "<ss:Row>" + cell(attributes, "Number", "1") + "</ss:Row>");
        assertThat(read(text).refusal()).isEqualTo(refusal);
    }

    @Test
    void rowsOutOfOrderOrBeyondTheLastAreRefused() throws IOException {
        assertThat(read(workbook("", "<ss:Row/><ss:Row ss:Index='1'/>")).refusal())
                .isEqualTo("CORRUPT.rows");
        assertThat(read(workbook("", "<ss:Row ss:Index='1048577'/>")).refusal())
                .isEqualTo("CORRUPT.rows");
    }

    @Test
    void aFileCutShortIsRefusedAtEveryPlace() throws IOException {
        String rows = ("<ss:Row>" + cell("", "String", "Salé") + "</ss:Row>\n").repeat(100);
        byte[] bytes = workbook("", rows).getBytes(StandardCharsets.UTF_8);
        assertThat(cutShort(bytes))
                .allSatisfy(o -> assertThat(o.refusal()).isEqualTo("CORRUPT.xml"));
    }

    @Test
    void storedValuesStandWhereTheIndexSays() throws IOException {
        String styles =
                "<ss:Style ss:ID='t'><ss:NumberFormat ss:Format='General Date'/></ss:Style>";
        String row =
                cell("", "String", "a <ss:B>b</ss:B>")
                        + cell("ss:Index='3' ss:MergeAcross='1'", "Number", "0.125")
                        + cell("", "Boolean", "1")
                        + cell("", "DateTime", "2024-03-01T00:00:00.000")
                        + cell("ss:StyleID='t'", "DateTime", "2024-03-01T00:00:00.000")
                        + cell("", "DateTime", "1899-12-31T10:30:00.000")
                        + cell("", "Error", "#N/A")
                        + "<ss:Cell><ss:Comment><ss:Data>note</ss:Data></ss:Comment></ss:Cell>";
        Outcome outcome = read(workbook(styles, "<ss:Row ss:Index='2'>" + row + "</ss:Row>"));
        assertThat(outcome.format()).isEqualTo("spreadsheetml");
        assertThat(outcome.only().name).isEqualTo("Feuil1");
        assertThat(outcome.only().rows)
                .containsExactly(
                        List.of(),
                        List.of(
                                "a b",
                                "",
                                "0.125",
                                "",
                                "true",
                                "2024-03-01",
                                "2024-03-01T00:00:00",
                                "10:30:00",
                                "#N/A"));
    }
}
