package org.khettara.embedded.privacy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A table on its way into a file.
final class Grid {
    final List<List<String>> rows = new ArrayList<>();
    String sheet = "Feuil1";

    Grid add(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    byte[] csv(char delimiter, Charset charset, boolean mark) {
        String text =
                rows.stream()
                        .map(row ->
                                row.stream()
                                        .map(cell -> quoted(cell, delimiter))
                                        .collect(Collectors.joining(String.valueOf(delimiter))))
                        .collect(Collectors.joining("\r\n", mark ? "\uFEFF" : "", "\r\n"));
        return text.getBytes(charset);
    }

    /// Whether a charset has all its letters.
    boolean fits(Charset charset) {
        var encoder = charset.newEncoder();
        return rows.stream().flatMap(List::stream).allMatch(encoder::canEncode);
    }

    private static String quoted(String cell, char delimiter) {
        return cell.indexOf(delimiter) < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0
                ? cell
                : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /// With numbers as numbers, as a spreadsheet stores what it takes for some.
    byte[] xlsx() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            String types = "http://schemas.openxmlformats.org/package/2006/content-types";
            String relations = "http://schemas.openxmlformats.org/package/2006/relationships";
            String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
            String vendor = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\""
                            + types
                            + "\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
                            + vendor
                            + "sheet.main+xml\"/>"
                            + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\""
                            + vendor
                            + "worksheet+xml\"/></Types>");
            put(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns=\""
                            + relations
                            + "\"><Relationship Id=\"rId1\" Type=\""
                            + office
                            + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            put(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\""
                            + main
                            + "\" xmlns:r=\""
                            + office
                            + "\"><sheets><sheet name=\""
                            + escaped(sheet)
                            + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns=\""
                            + relations
                            + "\"><Relationship Id=\"rId1\" Type=\""
                            + office
                            + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            put(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\""
                            + main
                            + "\"><sheetData>"
                            + sheetRows()
                            + "</sheetData></worksheet>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String sheetRows() {
        var xml = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            xml.append("<row r=\"").append(r + 1).append("\">");
            for (int c = 0; c < rows.get(r).size(); c++) {
                String cell = rows.get(r).get(c);
                String place = " r=\"" + (char) ('A' + c) + (r + 1) + "\"";
                if (cell.matches("[1-9]\\d{0,14}")) {
                    xml.append("<c").append(place).append("><v>").append(cell).append("</v></c>");
                } else if (!cell.isEmpty()) {
                    xml.append("<c")
                            .append(place)
                            .append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                            .append(escaped(cell))
                            .append("</t></is></c>");
                }
            }
            xml.append("</row>");
        }
        return xml.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static void put(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml)
                        .getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
