package org.khettara.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;

/// Ordinary small workbooks of each format, with the same table.
final class Samples {
    private Samples() {}

    static List<Path> all(Path folder) throws IOException {
        return List.of(
                xlsx(folder.resolve("a.xlsx")),
                Workbooks.ods(
                                "<table:table table:name='s'>"
                                        + ("<table:table-row><table:table-cell"
                                                        + " office:value-type='string'><text:p>nom"
                                                        + "</text:p></table:table-cell>"
                                                        + "<table:table-cell office:value-type="
                                                        + "'float' office:value='12.5'/>"
                                                        + "</table:table-row>")
                                                .repeat(20)
                                        + "</table:table>")
                        .write(folder.resolve("a.ods")),
                xls(folder.resolve("a.xls")));
    }

    static Path xlsx(Path to) throws IOException {
        StringBuilder rows = new StringBuilder("<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c>");
        rows.append("</row>");
        for (int i = 2; i < 30; i++) {
            rows.append("<row r='").append(i).append("'><c r='A").append(i);
            rows.append("' t='s'><v>2</v></c><c r='B").append(i).append("' s='1'><v>");
            rows.append(45000 + i).append("</v></c></row>");
        }
        return Workbooks.xlsx()
                .sheet("s", rows.toString())
                .strings("<si><t>nom</t></si><si><t>le</t></si><si><t>Fès</t></si>")
                .styles("<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs>")
                .write(to);
    }

    static Path xls(Path to) throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(to)) {
            HSSFSheet sheet = workbook.createSheet("Feuil1");
            HSSFCellStyle date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
            HSSFRow header = sheet.createRow(0);
            header.createCell(0).setCellValue("nom");
            header.createCell(1).setCellValue("le");
            for (int i = 1; i < 30; i++) {
                HSSFRow row = sheet.createRow(i);
                row.createCell(0).setCellValue("Fès " + i);
                row.createCell(1).setCellValue(45000 + i);
                row.getCell(1).setCellStyle(date);
            }
            workbook.write(out);
        }
        return to;
    }
}
