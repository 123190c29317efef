package org.khettara.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.report.Report;
import org.khettara.engine.parquet.PageEncoder;
import org.khettara.engine.parquet.ParquetColumn;
import org.khettara.engine.parquet.ParquetWriter;

/// Writes the files of one table and tells what it found. The first batch of rows says what the
/// columns are, and the table is written so while all further cells are weighed as well. Should
/// they change the decision, the table is written once more, by what is then known.
final class TableMaker {
    private final Sniffed sniffed;
    private final Target target;
    private final Limits limits;
    private final List<Column> columns = new ArrayList<>();
    private final List<Column> kept = new ArrayList<>();
    private final Findings findings;
    private final List<String> names;
    private long rows;
    private long shortRows;
    private long longRows;
    private long surplusCells;

    /// Where the files go, and what their CSV holds.
    record Target(Path folder, String name, CellText cellText) {
        Path file(String ending) {
            return folder.resolve(name + ending);
        }
    }

    private TableMaker(Sniffed sniffed, Target target, Limits limits) {
        this.sniffed = sniffed;
        this.target = target;
        this.limits = limits;
        this.findings = new Findings(limits.listed(), sniffed.origin().columnsBefore());
        this.names = ColumnNames.unique(sniffed.layout().names());
    }

    static Report.Table make(Sniffed sniffed, Target target, Limits limits)
            throws IOException, Refusal {
        TableMaker first = new TableMaker(sniffed, target, limits);
        Report.Table table = first.make(null);
        List<ColumnEvidence> seen = first.columns.stream().map(column -> column.seen).toList();
        if (first.stands(seen)) {
            return table;
        }
        Files.deleteIfExists(target.file(".rejects.csv"));
        return new TableMaker(sniffed, target, limits).make(seen);
    }

    /// Whether all cells lead to the plans that the table was written by.
    private boolean stands(List<ColumnEvidence> seen) {
        List<ColumnPlan> right = plans(seen);
        if (right.size() != kept.size()) {
            return false;
        }
        for (int i = 0; i < right.size(); i++) {
            Column column = kept.get(i);
            if (column.index != right.get(i).index()
                    || !column.written().plan().writesAs(right.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// @param seen what all cells say; null when the first batch must do
    private Report.Table make(@Nullable List<ColumnEvidence> seen) throws IOException, Refusal {
        int width = sniffed.layout().width();
        boolean dotDecimal = sniffed.origin().dotDecimal();
        for (int i = 0; i < width; i++) {
            columns.add(new Column(i, width, dotDecimal, seen == null ? null : seen.get(i)));
        }
        try (TableReader in = new TableReader(sniffed, limits)) {
            Batch batch = in.newBatch();
            boolean any = in.next(batch);
            begin(plans(seen == null ? look(batch) : seen));
            String rejects = write(in, batch, any);
            List<ColumnPlan> plans = plans(columns.stream().map(column -> column.seen).toList());
            Files.write(
                    target.file(".schema.json"),
                    SchemaJson.write(target.name() + ".csv", plans(), target.cellText()));
            return new TableSummary(sniffed, kept, plans, in, rejects)
                    .table(target.name(), findings, counts());
        }
    }

    private List<ColumnEvidence> look(Batch first) {
        return columns.stream().map(column -> column.look(first)).toList();
    }

    private List<ColumnPlan> plans() {
        return kept.stream().map(column -> column.written().plan()).toList();
    }

    /// What becomes of the columns; those without name and values vanish.
    private List<ColumnPlan> plans(List<ColumnEvidence> seen) {
        List<ColumnPlan> plans = new ArrayList<>();
        List<String> titles = sniffed.layout().names();
        for (int i = 0; i < titles.size(); i++) {
            String title = titles.get(i);
            if (!title.isEmpty() || seen.get(i).cells > 0 || titles.size() == 1) {
                String name = names.get(i);
                plans.add(ColumnTyping.plan(i, title.isEmpty() ? name : title, name, seen.get(i)));
            }
        }
        return plans;
    }

    private void begin(List<ColumnPlan> plans) {
        for (ColumnPlan plan : plans) {
            Column column = columns.get(plan.index());
            column.begin(Column.Writing.of(plan, target.cellText(), limits));
            kept.add(column);
        }
    }

    /// Writes all batches.
    ///
    /// @return name of the file of rejected cells; null without any
    private @Nullable String write(TableReader in, Batch first, boolean any)
            throws IOException, Refusal {
        List<ColumnPlan> plans = plans();
        List<ParquetColumn> stored =
                plans.stream().map(plan -> new ParquetColumn(plan.name(), plan.storage())).toList();
        Path parquetFile = target.file(".parquet");
        try (ParquetWriter parquet =
                        new ParquetWriter(
                                parquetFile,
                                stored,
                                limits.rowGroupBytes(),
                                limits.rowGroupRows());
                PageEncoder encoder = new PageEncoder();
                CsvWriter csv = new CsvWriter(target.file(".csv"));
                RejectsFile rejects = new RejectsFile(target.file(".rejects.csv"))) {
            csv.row(plans.stream().map(ColumnPlan::name).toList());
            boolean more = any;
            while (more) {
                write(first, in.isAtEnd(), parquet, encoder);
                csv.rows(first, kept.stream().map(column -> column.made).toList());
                note(first, rejects);
                parquet.endPage(first.rows);
                rows += first.rows;
                more = in.next(first);
            }
            columns.forEach(Column::end);
            parquet.finish(Engine.CREATED_BY, Map.of("table_schema", SchemaJson.compact(plans)));
            return rejects.name();
        }
    }

    private void write(Batch batch, boolean last, ParquetWriter parquet, PageEncoder encoder) {
        int chunk = 0;
        for (Column column : columns) {
            if (kept.contains(column)) {
                column.write(batch, last, parquet.chunk(chunk++), encoder);
            } else {
                column.pass(batch);
            }
        }
    }

    private void note(Batch batch, RejectsFile rejects) throws IOException {
        noteRejected(batch, rejects);
        for (Batch.Irregular row : batch.irregular) {
            noteShape(row, rejects);
        }
    }

    /// Row by row, as a reader goes through the file.
    private void noteRejected(Batch batch, RejectsFile rejects) throws IOException {
        List<long[]> cells = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            ColumnBatch made = kept.get(i).made;
            for (int n = 0; n < made.rejects; n++) {
                cells.add(new long[] {made.rejectedRow(n), i});
            }
        }
        cells.sort((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        for (long[] place : cells) {
            ColumnPlan plan = kept.get((int) place[1]).written().plan();
            int row = (int) place[0];
            long cell = batch.cell(plan.index(), row);
            String value = Utf8.string(batch.text, Batch.start(cell), Batch.length(cell));
            long record = batch.records[row];
            rejects.add(record, plan.name(), value, "NOT_" + plan.type().name());
            findings.addCell("CELL_REJECTED", record, plan, Chars.tidy(value));
        }
    }

    private void noteShape(Batch.Irregular row, RejectsFile rejects) throws IOException {
        int width = sniffed.layout().width();
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
                surplusCells++;
                rejects.add(row.record(), "", cell, "SURPLUS");
            }
        }
        if (surplus) {
            longRows++;
            findings.addRow("LONG_ROW", row.record(), String.join(" | ", cells));
        }
    }

    private TableSummary.Counts counts() {
        return new TableSummary.Counts(
                rows, shortRows, longRows, surplusCells, columns.getFirst().totals());
    }
}
