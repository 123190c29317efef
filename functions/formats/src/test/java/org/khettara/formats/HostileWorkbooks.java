package org.khettara.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.khettara.formats.Workbooks.MAIN;
import static org.khettara.formats.Workbooks.repeated;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// Workbooks that nobody makes by accident, each with what it has to come to.
final class HostileWorkbooks {
    private static final String DTD =
            "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>"
                    + "<!ENTITY c SYSTEM 'file:///etc/passwd'>]>";
    private static final String DATA = "<sheetData>";
    private static final String BEFORE = "<worksheet xmlns='" + MAIN + "'>" + DATA;
    private static final String AFTER = "</sheetData></worksheet>";
    private static final long LARGE = 300L << 20;

    private HostileWorkbooks() {}

    static Stream<HostileCase> all() {
        return Stream.of(references(), sizes(), structures(), containers()).flatMap(List::stream);
    }

    private static HostileCase sheet(String name, String outcome, String data) {
        return new HostileCase(name, outcome, to -> Workbooks.xlsx().sheet("s", data).write(to));
    }

    private static HostileCase sheet(String name, String outcome, Workbooks.Content content) {
        return new HostileCase(
                name, outcome, to -> Workbooks.xlsx().sheet("s", "", content).write(to));
    }

    private static HostileCase ods(String name, String outcome, String table) {
        return new HostileCase(name, outcome, to -> Workbooks.ods(table).write(to));
    }

    private static List<HostileCase> references() {
        return List.of(
                sheet("far-column", "CORRUPT", "<row><c r='ZZZZZZ1048576'><v>1</v></c></row>"),
                sheet("column-xfe", "CORRUPT", "<row><c r='XFE1'><v>1</v></c></row>"),
                sheet("row-beyond", "CORRUPT", "<row r='1048577'><c><v>1</v></c></row>"),
                sheet("row-huge", "CORRUPT", "<row r='99999999999999'><c><v>1</v></c></row>"),
                sheet("row-zero", "CORRUPT", "<row r='0'><c><v>1</v></c></row>"),
                sheet("row-negative", "CORRUPT", "<row r='-1'><c><v>1</v></c></row>"),
                sheet("rows-back", "CORRUPT", "<row r='2'><c><v>1</v></c></row><row r='1'/>"),
                sheet(
                        "cells-back",
                        "CORRUPT",
                        "<row><c r='B1'><v>1</v></c><c r='A1'><v>1</v></c></row>"),
                sheet("no-letters", "CORRUPT", "<row><c r='12'><v>1</v></c></row>"),
                sheet("cell-outside-rows", "CORRUPT", "<c r='A1'><v>1</v></c>"),
                sheet("string-missing", "CORRUPT", "<row><c t='s'><v>3</v></c></row>"),
                sheet("string-negative", "CORRUPT", "<row><c t='s'><v>-3</v></c></row>"),
                sheet(
                        "only-xfd",
                        "published",
                        rows(200_000, i -> "<c r='XFD" + i + "'><v>" + i + "</v></c>")),
                sheet(
                        "a-and-xfd",
                        "BOMB",
                        rows(
                                200_000,
                                i ->
                                        "<c><v>1</v></c><c r='CV1'><v>1</v></c>"
                                                + "<c r='XFA1'><v>2</v></c><c><v>2</v></c>")),
                sheet("empty", "EMPTY", "<row/><row r='1048576'><c r='XFD1048576'/></row>"));
    }

    private static Workbooks.Content rows(int count, java.util.function.IntFunction<String> row) {
        return out -> {
            out.write(BEFORE.getBytes(UTF_8));
            for (int i = 1; i <= count; i++) {
                out.write(("<row r='" + i + "'>" + row.apply(i) + "</row>").getBytes(UTF_8));
            }
            out.write(AFTER.getBytes(UTF_8));
        };
    }

    private static List<HostileCase> sizes() {
        String inline = "<row><c t='inlineStr'><is><t>";
        String end = "</t></is></c></row>" + AFTER;
        return List.of(
                sheet("long-string", "TOO_LARGE", repeated(BEFORE + inline, "a", LARGE, end)),
                sheet(
                        "long-cdata",
                        "TOO_LARGE",
                        repeated(BEFORE + inline + "<![CDATA[", "<a>b ", LARGE / 5, "]]>" + end)),
                sheet(
                        "long-attribute",
                        "TOO_LARGE",
                        repeated(BEFORE + "<row x='", "a>", LARGE / 2, "'/>" + AFTER)),
                sheet(
                        "long-comment",
                        "TOO_LARGE",
                        repeated(BEFORE + "<!--", "a>", LARGE / 2, "-->" + AFTER)),
                sheet("long-name", "TOO_LARGE", repeated(BEFORE + "<", "a", LARGE, "/>" + AFTER)),
                sheet(
                        "many-attributes",
                        "TOO_LARGE",
                        out -> {
                            out.write((BEFORE + "<row ").getBytes(UTF_8));
                            for (int i = 0; i < 2_000_000; i++) {
                                out.write((" a" + i + "=''").getBytes(UTF_8));
                            }
                            out.write(("/>" + AFTER).getBytes(UTF_8));
                        }),
                sheet(
                        "many-names",
                        "CORRUPT",
                        out -> {
                            out.write(BEFORE.getBytes(UTF_8));
                            for (int i = 0; i < 500_000; i++) {
                                out.write(("<a" + i + "/>").getBytes(UTF_8));
                            }
                            out.write(AFTER.getBytes(UTF_8));
                        }),
                sheet("nested", "BOMB", repeated(BEFORE, "<row>", 100_000, AFTER)),
                sheet("many-rows", "CORRUPT", repeated(BEFORE, "<row/>", LARGE / 6, AFTER)),
                new HostileCase(
                        "shared-strings",
                        "BOMB",
                        to ->
                                Workbooks.xlsx()
                                        .sheet("s", "<row><c t='s'><v>19999999</v></c></row>")
                                        .strings(
                                                repeated(
                                                        "<sst>",
                                                        "<si><t>a</t></si>",
                                                        20_000_000,
                                                        "</sst>"))
                                        .write(to)),
                new HostileCase(
                        "styles",
                        "BOMB",
                        to ->
                                Workbooks.xlsx()
                                        .sheet("s", "<row/>")
                                        .styles(
                                                "<cellXfs>"
                                                        + "<xf numFmtId='1'/>".repeat(1_000_000)
                                                        + "</cellXfs>")
                                        .write(to)),
                new HostileCase("sheets", "BOMB", HostileWorkbooks::manySheets));
    }

    private static void manySheets(Path to) throws IOException {
        Workbooks workbook = Workbooks.xlsx();
        for (int i = 0; i < 2000; i++) {
            workbook.sheet("s" + i, "");
        }
        workbook.write(to);
    }

    private static List<HostileCase> structures() {
        String row = "<row><c><v>1</v></c></row>";
        return List.of(
                sheet(
                        "doctype-in-sheet",
                        "DTD_FORBIDDEN",
                        out -> out.write((DTD + BEFORE + row + AFTER).getBytes(UTF_8))),
                new HostileCase(
                        "doctype-in-workbook",
                        "DTD_FORBIDDEN",
                        to ->
                                Workbooks.xlsx()
                                        .part("xl/workbook.xml", DTD + "<workbook>&b;</workbook>")
                                        .write(to)),
                sheet(
                        "entity",
                        "CORRUPT",
                        "<row><c t='inlineStr'><is><t>&unknown;</t></is></c></row>"),
                sheet("cut-short", "CORRUPT", out -> out.write(BEFORE.getBytes(UTF_8))),
                sheet("no-xml", "CORRUPT", out -> out.write(new byte[] {0, 1, 2, 3, 4})),
                sheet("no-bytes", "CORRUPT", out -> {}),
                new HostileCase(
                        "part-twice",
                        "CORRUPT",
                        to ->
                                Workbooks.xlsx()
                                        .sheet("s", row)
                                        .part("XL/Workbook.xml", "")
                                        .write(to)),
                new HostileCase(
                        "part-missing",
                        "CORRUPT",
                        to ->
                                Workbooks.xlsx()
                                        .part(
                                                "xl/workbook.xml",
                                                "<workbook><sheets><sheet name='x' id='r1'/>"
                                                        + "</sheets></workbook>")
                                        .part(
                                                "xl/_rels/workbook.xml.rels",
                                                "<a><Relationship Id='r1' Type='x/worksheet'"
                                                        + " Target='../../../nowhere.xml'/></a>")
                                        .write(to)),
                sheet(
                        "dimension-lies",
                        "published",
                        out ->
                                out.write(
                                        (BEFORE.replace(
                                                                DATA,
                                                                "<dimension ref='A1:XFD1048576'/>"
                                                                        + DATA)
                                                        + "<row><c><v>1</v></c><c><v>2</v></c></row>"
                                                        + AFTER)
                                                .getBytes(UTF_8))),
                ods("ods-repeats", "BOMB", table(repeatedCell(1_048_576, 16_384))),
                ods("ods-columns", "TOO_LARGE", table(repeatedCell(1, 99_999_999))),
                ods("ods-rows", "TOO_LARGE", table(repeatedCell(99_999_999, 1))),
                ods("ods-zero", "CORRUPT", table(repeatedCell(1, 0))),
                ods("ods-nested", "BOMB", "<table:table>".repeat(1000)),
                new HostileCase(
                        "ods-doctype",
                        "DTD_FORBIDDEN",
                        to ->
                                Workbooks.ods("")
                                        .part("content.xml", DTD + Workbooks.odsContent(""))
                                        .write(to)),
                new HostileCase(
                        "ods-encrypted",
                        "ENCRYPTED",
                        to ->
                                Workbooks.ods("")
                                        .part(
                                                "META-INF/manifest.xml",
                                                "<m><file-entry><encryption-data/></file-entry></m>")
                                        .part("content.xml", "\u0001\u0002")
                                        .write(to)));
    }

    private static String table(String rows) {
        return "<table:table table:name='t'>" + rows + "</table:table>";
    }

    private static String repeatedCell(int rows, int columns) {
        return "<table:table-row table:number-rows-repeated='"
                + rows
                + "'><table:table-cell table:number-columns-repeated='"
                + columns
                + "' office:value-type='float' office:value='1'/></table:table-row>";
    }

    private static List<HostileCase> containers() {
        return List.of(
                new HostileCase(
                        "encrypted-package", "ENCRYPTED", to -> container(to, "EncryptedPackage")),
                new HostileCase("word", "NOT_TABULAR", to -> container(to, "WordDocument")),
                new HostileCase("excel-5", "NOT_TABULAR", to -> container(to, "Book")),
                new HostileCase("no-records", "CORRUPT", to -> container(to, "Workbook")),
                new HostileCase("xls-password", "ENCRYPTED", HostileWorkbooks::locked),
                new HostileCase(
                        "xls-cut",
                        "CORRUPT",
                        to -> {
                            container(to, "Workbook");
                            Files.write(to, java.util.Arrays.copyOf(Files.readAllBytes(to), 600));
                        }));
    }

    private static void container(Path to, String stream) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(to)) {
            byte[] content =
                    IntStream.range(0, 5000)
                            .mapToObj(Integer::toString)
                            .collect(Collectors.joining("\u0000"))
                            .getBytes(UTF_8);
            container.createDocument(new ByteArrayInputStream(content), stream);
            container.writeFilesystem(out);
        }
    }

    private static void locked(Path to) throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(to)) {
            workbook.createSheet("s").createRow(0).createCell(0).setCellValue("x");
            workbook.write(out);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }
}
