package org.khettara.assessment;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.khettara.core.document.Json;
import org.khettara.core.port.ReceiptPages;
import org.khettara.core.port.TableEngine;
import org.khettara.pages.AssessmentPage;
import org.khettara.pages.Language;
import org.khettara.pages.PortalReport;

/// An assessment as files: a page in each language, the report as a document, and all metrics as a
/// table in two formats.
public final class ReportFiles {
    private static final String DOCUMENT = "assessment.json";

    private ReportFiles() {}

    private static String page(Language language) {
        return "assessment.%s.html".formatted(language.tag());
    }

    /// Media types by the names of the files: `assessment.fr.html`, `.ar.html` and `.en.html`,
    /// `assessment.json`, `metrics.csv` and `metrics.parquet`.
    public static Map<String, String> mediaTypes() {
        Map<String, String> types = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            types.put(page(language), ReceiptPages.MEDIA_TYPE);
        }
        types.put(DOCUMENT, "application/json");
        types.put(MetricsTable.CSV, "text/csv; charset=utf-8");
        types.put(MetricsTable.PARQUET, "application/vnd.apache.parquet");
        return types;
    }

    /// Writes them; a portal without datasets has no Parquet.
    ///
    /// @param engine makes the Parquet of the CSV
    /// @param folder made where it is missing
    public static void write(Portal portal, PortalReport report, TableEngine engine, Path folder)
            throws IOException {
        Files.createDirectories(folder);
        for (Language language : Language.values()) {
            Files.writeString(
                    folder.resolve(page(language)), AssessmentPage.html(report, language));
        }
        try (var out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(DOCUMENT)))) {
            Json.write(report, out);
        }
        new MetricsTable(portal).write(report, engine, folder);
    }
}
