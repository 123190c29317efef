package org.khettara.pages.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.khettara.core.report.Report;
import org.khettara.core.report.Text;
import org.khettara.pages.Language;

/// A workbook (XLSX: ECMA-376, Office Open XML) that is made of a release that readers may see.
public enum ReleaseWorkbook {
    /// The tables as they were published, with the cells that were rejected as the publisher wrote
    /// them; both kinds of remark in notes. Dropped again as it is, it gives the same tables.
    CORRECTED("corrected.xlsx"),
    /// Sheets without rows, whose columns take what the dataset has there.
    TEMPLATE("template.xlsx");

    public static final String MEDIA_TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final String fileName;

    ReleaseWorkbook(String fileName) {
        this.fileName = fileName;
    }

    /// As addresses have it, beside the files of the release.
    public String fileName() {
        return fileName;
    }

    public static Optional<ReleaseWorkbook> named(String fileName) {
        return Arrays.stream(values())
                .filter(workbook -> workbook.fileName.equals(fileName))
                .findFirst();
    }

    /// Why there is none, as far as the report tells; empty when there may be one.
    public Optional<Text> hindrance(Report report) {
        return switch (this) {
            case CORRECTED -> Hindrances.ofCorrected(report);
            case TEMPLATE -> Hindrances.ofTemplate(report);
        };
    }

    /// Writes the workbook, a few hundred rows in memory at a time.
    ///
    /// @param report of a release that readers may see
    /// @param language of the notes
    /// @param out flushed, not closed
    /// @return why there is none, and nothing was written; empty when it was
    /// @throws IOException when a file cannot be read, or is not what the report says of it
    public Optional<Text> write(
            Report report, ReleaseFiles files, Language language, OutputStream out)
            throws IOException {
        Optional<Text> hindrance = hindrance(report);
        if (hindrance.isPresent()) {
            return hindrance;
        }
        var words = new NoteWords(language);
        return switch (this) {
            case CORRECTED -> new CorrectedCopy(report, files, words).write(out);
            case TEMPLATE -> {
                new Template(report, files, words).write(out);
                yield Optional.empty();
            }
        };
    }
}
