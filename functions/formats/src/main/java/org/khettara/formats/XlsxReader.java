package org.khettara.formats;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.khettara.engine.FormatReader;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;
import org.khettara.engine.Sheets;

/// Reads Excel workbooks of today (ISO/IEC 29500, transitional and strict): every sheet that is not
/// hidden, as a stream.
final class XlsxReader implements FormatReader {
    @Override
    public @Nullable String recognise(Path file, byte[] head) throws IOException, Refusal {
        if (!ZipPackage.isArchive(head)) {
            return null;
        }
        try (ZipPackage parts = ZipPackage.open(file, Limits.DEFAULT)) {
            if (!parts.has("[Content_Types].xml") || !parts.hasEnding("workbook.xml")) {
                return null;
            }
            return parts.hasEnding("vbaproject.bin") ? "xlsm" : "xlsx";
        }
    }

    @Override
    public void read(Path file, Sheets out, Limits limits) throws IOException, Refusal {
        try (ZipPackage parts = ZipPackage.open(file, limits)) {
            parts.refuseRepeated();
            XlsxWorkbook workbook = XlsxWorkbook.read(parts, limits);
            for (XlsxWorkbook.Sheet sheet : workbook.sheets()) {
                if (sheet.hidden()) {
                    out.hidden(sheet.name());
                } else {
                    XlsxSheet.read(parts, workbook, sheet, out, limits);
                }
            }
        }
    }
}
