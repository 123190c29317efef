package org.khettara.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.khettara.core.meaning.ColumnScreening;
import org.khettara.core.meaning.ScreenedColumn;
import org.khettara.core.meaning.Signs;

/// Lists what of a table's rows did not fit: rejected cells, short and long rows, in the order of
/// the file.
final class Remarks {
    private final int width;
    private final List<ColumnPlan> plans;
    private final Findings findings;
    private final RejectsFile rejects;
    private long shortRows;
    private long longRows;
    private long surplusCells;

    /// Cells that are no column's are published with the rejected ones.
    private final ColumnScreening surplus = new ColumnScreening("", 0);

    /// @param width cells that a row should have
    Remarks(int width, List<ColumnPlan> plans, Findings findings, RejectsFile rejects) {
        this.width = width;
        this.plans = plans;
        this.findings = findings;
        this.rejects = rejects;
    }

    /// Notes the rejected cells and the irregular rows of a batch.
    void note(Batch batch, List<ColumnBatch> made) throws IOException {
        noteRejected(batch, made);
        for (Batch.Irregular row : batch.irregular) {
            noteShape(row);
        }
    }

    /// Row by row, as a reader goes through the file.
    private void noteRejected(Batch batch, List<ColumnBatch> made) throws IOException {
        List<long[]> cells = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            ColumnBatch column = made.get(i);
            for (int n = 0; n < column.rejects; n++) {
                cells.add(new long[] {column.rejectedRow(n), i});
            }
        }
        cells.sort((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        for (long[] place : cells) {
            ColumnPlan plan = plans.get((int) place[1]);
            int row = (int) place[0];
            long cell = batch.cell(plan.index(), row);
            String value = Utf8.string(batch.text, Batch.start(cell), Batch.length(cell));
            long record = batch.records[row];
            rejects.add(record, plan.name(), value, "NOT_" + plan.type().name());
            findings.addCell("CELL_REJECTED", record, plan, Chars.tidy(value));
        }
    }

    private void noteShape(Batch.Irregular row) throws IOException {
        List<String> cells = row.cells();
        if (cells.size() < width) {
            shortRows++;
            findings.addRow("SHORT_ROW", row.record(), String.join(" | ", cells));
            return;
        }
        boolean any = false;
        for (String cell : cells.subList(width, cells.size())) {
            if (!Chars.isBlank(cell)) {
                any = true;
                screen(cell, row.record());
                rejects.add(row.record(), "", cell, "SURPLUS");
            }
        }
        if (any) {
            longRows++;
            findings.addRow("LONG_ROW", row.record(), String.join(" | ", cells));
        }
    }

    private void screen(String cell, long record) {
        surplusCells++;
        Signs signs = surplus.read(cell);
        if (signs != null) {
            surplus.count(signs, 1);
            surplus.row(signs, record);
        }
    }

    /// The surplus cells, as if they were a column without a name.
    ScreenedColumn surplus() {
        return ScreenedColumn.ofSurplus(surplusCells, surplus);
    }

    long shortRows() {
        return shortRows;
    }

    long longRows() {
        return longRows;
    }

    Findings findings() {
        return findings;
    }
}
