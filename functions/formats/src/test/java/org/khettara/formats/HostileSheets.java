package org.khettara.formats;

import static org.khettara.formats.HostileCase.PUBLISHED;
import static org.khettara.formats.Workbooks.MAIN;
import static org.khettara.formats.Workbooks.repeated;

import java.util.List;
import java.util.stream.Stream;

/// Workbooks that say little and mean much, or carry what is no table.
final class HostileSheets {
    private static final String BEFORE = "<worksheet xmlns='" + MAIN + "'>";
    private static final String DATA =
            "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>";
    private static final String AFTER = "</worksheet>";
    private static final String ROW =
            "<row><c t='inlineStr'><is><t>a</t></is></c><c t='inlineStr'><is><t>b</t></is></c></row>";

    private HostileSheets() {}

    static Stream<HostileCase> all() {
        return Stream.of(amplified(), beside(), texts(), HostileOds.all()).flatMap(List::stream);
    }

    private static HostileCase sheet(String name, String outcome, Workbooks.Content content) {
        return new HostileCase(
                name, outcome, to -> Workbooks.xlsx().sheet("s", "", content).write(to));
    }

    private static List<HostileCase> amplified() {
        String cells = "<row>" + "<c t='s'><v>0</v></c>".repeat(100) + "</row>";
        return List.of(
                new HostileCase(
                        "xlsx-one-string-many-cells",
                        "BOMB",
                        to ->
                                Workbooks.xlsx()
                                        .sheet(
                                                "s",
                                                "",
                                                repeated(
                                                        BEFORE + "<sheetData>",
                                                        cells,
                                                        20_000,
                                                        "</sheetData>" + AFTER))
                                        .strings("<si><t>" + "x".repeat(32_000) + "</t></si>")
                                        .write(to)),
                new HostileCase(
                        "xlsx-one-part-many-sheets",
                        "BOMB",
                        to -> {
                            StringBuilder sheets = new StringBuilder();
                            for (int i = 0; i < 999; i++) {
                                sheets.append("<sheet name='s")
                                        .append(i)
                                        .append("' sheetId='1' id='r1'/>");
                            }
                            Workbooks.xlsx()
                                    .part(
                                            "xl/workbook.xml",
                                            "<workbook><sheets>" + sheets + "</sheets></workbook>")
                                    .part(
                                            "xl/_rels/workbook.xml.rels",
                                            "<a><Relationship Id='r1' Type='x/worksheet' Target='s.xml'/></a>")
                                    .part(
                                            "xl/s.xml",
                                            repeated(
                                                    BEFORE + "<sheetData>",
                                                    ROW,
                                                    100_000,
                                                    "</sheetData>" + AFTER))
                                    .write(to);
                        }),
                new HostileCase(
                        "xlsx-sheets-1001",
                        "BOMB",
                        to -> {
                            Workbooks many = Workbooks.xlsx();
                            for (int i = 0; i < 1_001; i++) {
                                many.sheet("s" + i, ROW);
                            }
                            many.write(to);
                        }));
    }

    private static List<HostileCase> beside() {
        return List.of(
                sheet(
                        "xlsx-merges",
                        PUBLISHED,
                        repeated(
                                BEFORE + DATA + "<mergeCells>",
                                "<mergeCell ref='A1:XFD1048576'/>",
                                1_000_000,
                                "</mergeCells>" + AFTER)),
                sheet(
                        "xlsx-columns",
                        PUBLISHED,
                        repeated(
                                BEFORE + "<cols>",
                                "<col min='1' max='16384' outlineLevel='7'/>",
                                500_000,
                                "</cols>" + DATA + AFTER)),
                sheet(
                        "xlsx-conditions",
                        PUBLISHED,
                        repeated(
                                BEFORE + DATA,
                                "<conditionalFormatting sqref='A1:XFD1048576'><cfRule type='x'/></conditionalFormatting>",
                                300_000,
                                AFTER)),
                sheet("xlsx-groups", "BOMB", repeated(BEFORE, "<ext>", 100_000, DATA + AFTER)),
                sheet(
                        "xlsx-row-groups",
                        PUBLISHED,
                        repeated(
                                BEFORE + "<sheetData>",
                                ROW.replace(
                                        "<row>",
                                        "<row outlineLevel='255' hidden='1' spans='1:16384'>"),
                                1_000,
                                "</sheetData>" + AFTER)),
                new HostileCase(
                        "xlsx-styles",
                        "BOMB",
                        to ->
                                Workbooks.xlsx()
                                        .sheet("s", ROW)
                                        .styles(
                                                "<cellXfs>"
                                                        + "<xf numFmtId='14'/>".repeat(1_000_000)
                                                        + "</cellXfs>")
                                        .write(to)),
                new HostileCase(
                        "xlsx-formats",
                        PUBLISHED,
                        to ->
                                Workbooks.xlsx()
                                        .sheet("s", ROW)
                                        .styles(
                                                "<numFmts><numFmt numFmtId='999' formatCode='"
                                                        + "[".repeat(30_000)
                                                        + "'/></numFmts><cellXfs><xf numFmtId='999'/></cellXfs>")
                                        .write(to)),
                new HostileCase(
                        "xlsx-rels-loop",
                        "EMPTY",
                        to ->
                                Workbooks.xlsx()
                                        .part(
                                                "xl/workbook.xml",
                                                "<workbook><sheets><sheet name='x' id='r1'/></sheets></workbook>")
                                        .part(
                                                "xl/_rels/workbook.xml.rels",
                                                "<a><Relationship Id='r1' Type='x/worksheet' Target='workbook.xml'/><Relationship Id='r1' Type='x/worksheet' Target='_rels/workbook.xml.rels'/></a>")
                                        .write(to)),
                new HostileCase(
                        "xlsx-no-workbook",
                        "CORRUPT",
                        to ->
                                Workbooks.xlsx()
                                        .part("xl/workbook.xml", "")
                                        .part("xl/_rels/workbook.xml.rels", "")
                                        .write(to)),
                new HostileCase(
                        "xlsm-macro",
                        PUBLISHED,
                        to ->
                                Workbooks.xlsx()
                                        .sheet("s", ROW.repeat(3))
                                        .part("xl/vbaProject.bin", "Auto_Open")
                                        .part(
                                                "xl/macrosheets/sheet1.xml",
                                                "<xm:macrosheet>EXEC</xm:macrosheet>")
                                        .write(to)),
                new HostileCase(
                        "xlsx-embedded",
                        PUBLISHED,
                        to ->
                                Workbooks.xlsx()
                                        .sheet("s", ROW.repeat(3))
                                        .part("xl/embeddings/oleObject1.bin", "MZ")
                                        .part(
                                                "xl/media/x.svg",
                                                "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>")
                                        .part(
                                                "docProps/custom.xml",
                                                "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>")
                                        .write(to)),
                HostileCase.hostile(
                        "docx",
                        "NOT_TABULAR",
                        OddZip.of(
                                        new OddZip.Item("[Content_Types].xml", "<Types/>"),
                                        new OddZip.Item("word/document.xml", "<w/>"))
                                .end()),
                new HostileCase(
                        "xlsx-bomb-beside",
                        PUBLISHED,
                        to ->
                                Workbooks.xlsx()
                                        .sheet("s", ROW)
                                        .part("xl/media/x.bmp", repeated("", "\0", 512L << 20, ""))
                                        .write(to)));
    }

    private static HostileCase cells(String name, String outcome, String sheet, String... texts) {
        StringBuilder rows =
                new StringBuilder(
                        "<row><c><v>0</v></c><c t='inlineStr'><is><t>h</t></is></c></row>");
        for (String text : texts) {
            rows.append("<row><c><v>1</v></c><c t='inlineStr'><is><t>")
                    .append(text)
                    .append("</t></is></c></row>");
        }
        return new HostileCase(
                name, outcome, to -> Workbooks.xlsx().sheet(sheet, rows.toString()).write(to));
    }

    private static List<HostileCase> texts() {
        return List.of(
                cells(
                        "xlsx-formula-texts",
                        PUBLISHED + " FORMULA_LIKE",
                        "s",
                        "=cmd|'/C calc'!A0",
                        "@x",
                        "y"),
                cells(
                        "xlsx-escapes",
                        PUBLISHED,
                        "s",
                        "_x0000__x001B_[2J",
                        "_xD800_",
                        "_x000D__x000A_z"),
                cells("xlsx-sheet-terminal", PUBLISHED, "&#x9;_x001B_]0;x\u202E../../s", "a", "b"),
                cells("xlsx-sheet-path", PUBLISHED, "../../../etc/cron.d/x", "a", "b"),
                cells("xlsx-sheet-jndi", PUBLISHED, "${jndi:ldap://localhost/x}", "a", "b"),
                cells("xlsx-eicar", PUBLISHED, "s", HostileTexts.EICAR.replace("&", "&amp;"), "b"));
    }
}
