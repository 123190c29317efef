package org.khettara.embedded.workbook;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.khettara.core.document.Json;
import org.khettara.core.report.Report;
import org.khettara.pages.Language;
import org.khettara.pages.workbook.ReleaseWorkbook;

/// Writes the corrected copy of what a folder holds.
final class LargeTableChild {
    private LargeTableChild() {}

    public static void main(String... arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Report report;
        try (var in = Files.newInputStream(folder.resolve(Report.FILE_NAME))) {
            report = Json.read(in, Report.class);
        }
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
            ReleaseWorkbook.CORRECTED.write(
                    report, name -> Files.newInputStream(folder.resolve(name)), Language.FR, out);
        }
    }
}
