package org.khettara.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Lists what of a table's rows did not fit: rejected cells, short and long rows, in the order of
/// the file.
final class Remarks {
    private final int width;
    private final boolean broken;
    private final List<ColumnPlan> plans;
    private final Findings findings;
    private final RejectsFile rejects;
    private long shortRows;
    private long longRows;

    /// @param width cells that a row should have
    /// @param broken the source has bytes that are not of its encoding
    Remarks(
            int width,
            boolean broken,
            List<ColumnPlan> plans,
            Findings findings,
            RejectsFile rejects) {
        this.broken = broken;
        this.width = width;
        this.plans = plans;
        this.findings = findings;
        this.rejects = rejects;
    }

    /// Notes the rejected cells and the irregular rows of a batch.
    void note(Batch batch, List<ColumnBatch> made) throws IOException {
        if (broken) {
            noteBroken(batch);
        }
        noteRejected(batch, made);
        for (Batch.Irregular row : batch.irregular) {
            noteShape(row);
        }
    }

    private void noteBroken(Batch batch) {
        for (int row = 0; row < batch.rows; row++) {
            for (int column = 0; column < width; column++) {
                long cell = batch.cell(column, row);
                int start = Batch.start(cell);
                int end = start + Batch.length(cell);
                if (Utf8.indexOfReplacement(batch.text, start, end) >= 0) {
                    String text = Utf8.string(batch.text, start, end - start);
                    findings.addRow("BROKEN_UTF8_ROW", batch.records[row], Chars.tidy(text));
                    break;
                }
            }
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
        boolean surplus = false;
        for (String cell : cells.subList(width, cells.size())) {
            if (!Chars.trim(cell).isEmpty()) {
                surplus = true;
                rejects.add(row.record(), "", cell, "SURPLUS");
            }
        }
        if (surplus) {
            longRows++;
            findings.addRow("LONG_ROW", row.record(), String.join(" | ", cells));
        }
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
