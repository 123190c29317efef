package org.khettara.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes workbooks from XML by hand, so that they can be as odd as those of publishers, and worse.
final class Workbooks {
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, Content> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder relations = new StringBuilder();
    private String workbookProperties = "";
    private int count;

    /// Writes one part, however long it is.
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    static Workbooks xlsx() {
        Workbooks workbook = new Workbooks();
        workbook.part("[Content_Types].xml", "<Types/>");
        workbook.part(
                "_rels/.rels",
                "<Relationships><Relationship Id='r1' Type='"
                        + RELATIONS
                        + "/officeDocument' Target='xl/workbook.xml'/></Relationships>");
        return workbook;
    }

    static Workbooks ods(String tables) {
        Workbooks workbook = new Workbooks();
        workbook.part("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        return workbook.part("content.xml", odsContent(tables));
    }

    static String odsContent(String tables) {
        String prefix = "urn:oasis:names:tc:opendocument:xmlns:";
        return "<office:document-content xmlns:office='"
                + prefix
                + "office:1.0' xmlns:table='"
                + prefix
                + "table:1.0' xmlns:text='"
                + prefix
                + "text:1.0' xmlns:style='"
                + prefix
                + "style:1.0' xmlns:calcext='urn:x'><office:body><office:spreadsheet>"
                + tables
                + "</office:spreadsheet></office:body></office:document-content>";
    }

    Workbooks part(String name, String content) {
        return part(name, out -> out.write(content.getBytes(UTF_8)));
    }

    Workbooks part(String name, Content content) {
        parts.put(name, content);
        return this;
    }

    Workbooks properties(String xml) {
        workbookProperties = xml;
        return this;
    }

    Workbooks sheet(String name, String data) {
        return sheet(name, "", out -> out.write(worksheet(data).getBytes(UTF_8)));
    }

    static String worksheet(String data) {
        return "<worksheet xmlns='" + MAIN + "'><sheetData>" + data + "</sheetData></worksheet>";
    }

    Workbooks sheet(String name, String attributes, Content content) {
        count++;
        sheets.append("<sheet name='").append(name).append("' sheetId='").append(count);
        sheets.append("' ").append(attributes).append(" r:id='s").append(count).append("'/>");
        relate("s" + count, "worksheet", "worksheets/sheet" + count + ".xml");
        return part("xl/worksheets/sheet" + count + ".xml", content);
    }

    private void relate(String id, String type, String target) {
        relations.append("<Relationship Id='").append(id).append("' Type='").append(RELATIONS);
        relations.append('/').append(type).append("' Target='").append(target).append("'/>");
    }

    Workbooks styles(String xml) {
        relate("st", "styles", "styles.xml");
        return part("xl/styles.xml", "<styleSheet xmlns='" + MAIN + "'>" + xml + "</styleSheet>");
    }

    Workbooks strings(Content content) {
        relate("ss", "sharedStrings", "sharedStrings.xml");
        return part("xl/sharedStrings.xml", content);
    }

    Workbooks strings(String xml) {
        return strings(out -> out.write(("<sst>" + xml + "</sst>").getBytes(UTF_8)));
    }

    Path write(Path to) throws IOException {
        if (parts.containsKey("_rels/.rels")) {
            parts.putIfAbsent("xl/workbook.xml", out -> out.write(workbook().getBytes(UTF_8)));
            parts.putIfAbsent(
                    "xl/_rels/workbook.xml.rels",
                    out ->
                            out.write(
                                    ("<Relationships>" + relations + "</Relationships>")
                                            .getBytes(UTF_8)));
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(to))) {
            zip.setLevel(1);
            for (Map.Entry<String, Content> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().write(zip);
            }
        }
        return to;
    }

    private String workbook() {
        return "<workbook xmlns='"
                + MAIN
                + "' xmlns:r='"
                + RELATIONS
                + "'>"
                + workbookProperties
                + "<sheets>"
                + sheets
                + "</sheets></workbook>";
    }

    /// A text between two others, repeated until it has so many bytes.
    static Content repeated(String before, String text, long times, String after) {
        return out -> {
            out.write(before.getBytes(UTF_8));
            int most = Math.max(1, (1 << 16) / text.length());
            byte[] many = text.repeat(most).getBytes(UTF_8);
            long left = times;
            for (; left >= most; left -= most) {
                out.write(many);
            }
            out.write(text.repeat((int) left).getBytes(UTF_8));
            out.write(after.getBytes(UTF_8));
        };
    }
}
