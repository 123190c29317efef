package org.khettara.embedded.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.khettara.core.document.CsvRows;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Table;
import org.khettara.embedded.LocalEngine;
import org.khettara.pages.Language;
import org.khettara.pages.workbook.ReleaseWorkbook;

/// A file and what the engine made of it.
record Normalised(Report report, Path folder) {
    static Normalised of(Path file) throws IOException {
        Path folder = Files.createTempDirectory(file.getParent(), "tables");
        String name = String.valueOf(file.getFileName());
        Report report =
                LocalEngine.make(1).normalise(new Source(file, name), folder, CellText.CANONICAL);
        assertThat(report.reason()).as(name).isNull();
        return new Normalised(report, folder);
    }

    static Normalised of(Path folder, String name, String text) throws IOException {
        return of(Files.writeString(folder.resolve(name), text, UTF_8));
    }

    /// The workbook, beside the folder.
    Path workbook(ReleaseWorkbook workbook, Language language) throws IOException {
        String stem = report.source().name().replaceFirst("\\.[a-z]+$", "");
        Path made = Files.createTempDirectory(folder.getParent(), "made").resolve(stem + ".xlsx");
        try (OutputStream out = Files.newOutputStream(made)) {
            var why =
                    workbook.write(
                            report,
                            name -> Files.newInputStream(folder.resolve(name)),
                            language,
                            out);
            assertThat(why).isEmpty();
        }
        return made;
    }

    Table table() {
        return report.tables().getFirst();
    }

    List<String> csv() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Table table : report.tables()) {
            lines.addAll(Files.readAllLines(folder.resolve(table.csv())));
        }
        return lines;
    }

    /// Of the first table, the header with them; to be changed.
    List<List<String>> rows() throws IOException {
        List<List<String>> all = new ArrayList<>();
        try (var rows = new CsvRows(Files.newInputStream(folder.resolve(table().csv())))) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }

    /// Column, value and reason of each.
    List<List<String>> rejects() throws IOException {
        List<List<String>> rejects = new ArrayList<>();
        for (Table table : report.tables()) {
            if (table.rejects() == null) {
                continue;
            }
            try (var rows = new CsvRows(Files.newInputStream(folder.resolve(table.rejects())))) {
                rows.next();
                for (var row = rows.next(); row != null; row = rows.next()) {
                    rejects.add(row.subList(1, 4));
                }
            }
        }
        return rejects;
    }
}
