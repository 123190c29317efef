package org.khettara.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khettara.core.WorkFolder;
import org.khettara.core.document.CsvRows;
import org.khettara.core.inventory.InventorySheet;
import org.khettara.core.inventory.InventorySheet.Checked;
import org.khettara.core.port.TableEngine;
import org.khettara.core.report.Records;
import org.khettara.core.report.Report;

/// Reads sheets of what an institution holds and plans.
public final class InventoryReader {
    private InventoryReader() {}

    /// Reads a sheet as any file is read: a workbook or a text, with title rows, in French, Arabic
    /// or English.
    ///
    /// @param served datasets that readers find
    public static Checked read(Path sheet, Set<String> served) throws IOException {
        try (var folder = WorkFolder.temporary("khettara-inventory")) {
            Report report =
                    LocalEngine.make(1)
                            .normalise(
                                    new TableEngine.Source(sheet, sheet.getFileName().toString()),
                                    folder.path(),
                                    TableEngine.CellText.AS_PUBLISHED);
            if (report.reason() != null) {
                return InventorySheet.unreadable(report.reason());
            }
            return best(report, folder.path(), served);
        }
    }

    /// Of the tables of a workbook the one that is an inventory; else what the first one lacks.
    private static Checked best(Report report, Path work, Set<String> served) throws IOException {
        @Nullable Checked first = null;
        for (Report.Table table : report.tables()) {
            Checked checked = check(table, work, served);
            if (checked.isInventory()) {
                return checked;
            }
            first = first == null ? checked : first;
        }
        if (first == null) {
            throw new IllegalStateException("a report without reason has tables");
        }
        return first;
    }

    private static Checked check(Report.Table table, Path work, Set<String> served)
            throws IOException {
        var numbers = new Records(table.dialect());
        var rows = new ArrayList<InventorySheet.Entry>();
        try (InputStream in = Files.newInputStream(work.resolve(table.csv()));
                var csv = new CsvRows(in)) {
            csv.next();
            for (var row = csv.next(); row != null; row = csv.next()) {
                rows.add(new InventorySheet.Entry(numbers.next(), row));
            }
        }
        return InventorySheet.check(
                table.columns().stream().map(Report.Column::title).toList(), rows, served);
    }
}
