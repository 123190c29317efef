package org.khettara.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.khettara.formats.HostileCase.PUBLISHED;

import java.util.List;

/// OpenDocument spreadsheets that repeat what they say.
final class HostileOds {
    private HostileOds() {}

    private static String odsRow(int rows, int columns, String cell) {
        return "<table:table table:name='t'><table:table-row><table:table-cell office:value-type='float' office:value='1'/></table:table-row><table:table-row table:number-rows-repeated='"
                + rows
                + "'><table:table-cell table:number-columns-repeated='"
                + columns
                + "' "
                + cell
                + "</table:table-row></table:table>";
    }

    private static HostileCase ods(String name, String outcome, String table) {
        return new HostileCase(name, outcome, to -> Workbooks.ods(table).write(to));
    }

    static List<HostileCase> all() {
        String text =
                "office:value-type='string'><text:p>"
                        + "x".repeat(30_000)
                        + "</text:p></table:table-cell>";
        String inner =
                "<table:table-cell><table:table table:name='i'><table:table-row><table:table-cell/></table:table-row></table:table></table:table-cell>";
        return List.of(
                ods("ods-empty-repeats", PUBLISHED, odsRow(1_048_575, 16_384, "/>")),
                ods(
                        "ods-empty-then-value",
                        "BOMB",
                        odsRow(1_048_574, 16_384, "/>")
                                .replace(
                                        "</table:table>",
                                        "<table:table-row><table:table-cell table:number-columns-repeated='16383'/><table:table-cell office:value-type='float' office:value='1'/></table:table-row></table:table>")),
                ods("ods-text-repeats", "BOMB", odsRow(100_000, 1_000, text)),
                ods(
                        "ods-spaces",
                        PUBLISHED,
                        odsRow(
                                1,
                                1,
                                "office:value-type='string'><text:p><text:s text:c='2147483647'/>x</text:p></table:table-cell>")),
                ods("ods-repeat-negative", "CORRUPT", odsRow(-5, 3, "/>")),
                ods(
                        "ods-table-in-cell",
                        "EMPTY",
                        "<table:table table:name='o'><table:table-row>"
                                + inner
                                + "</table:table-row></table:table>"),
                new HostileCase(
                        "ods-manifest",
                        "DTD_FORBIDDEN",
                        to ->
                                Workbooks.ods("")
                                        .part(
                                                "META-INF/manifest.xml",
                                                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><m>&e;</m>")
                                        .write(to)),
                new HostileCase(
                        "ods-no-content",
                        "CORRUPT",
                        to ->
                                Workbooks.ods("")
                                        .part("content.xml", out -> out.write("<x".getBytes(UTF_8)))
                                        .write(to)));
    }
}
