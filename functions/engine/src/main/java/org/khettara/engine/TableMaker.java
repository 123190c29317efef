package org.khettara.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.report.Report;

/// Writes the files of one table and tells what it found: the second pass.
final class TableMaker {
    private final Sniffed sniffed;
    private final TableSurvey survey;
    private final Target target;
    private final Limits limits;
    private final List<ColumnPlan> plans = new ArrayList<>();
    private final List<ColumnOutput> outputs = new ArrayList<>();
    private final Findings findings;

    private long rows;
    private long shortRows;
    private long longRows;
    private long surplusCells;
    private long totals;

    /// Where the files go, and what their CSV holds.
    record Target(Path folder, String name, CellText cellText) {
        Path file(String ending) {
            return folder.resolve(name + ending);
        }
    }

    private TableMaker(Sniffed sniffed, TableSurvey survey, Target target, Limits limits) {
        this.sniffed = sniffed;
        this.survey = survey;
        this.target = target;
        this.limits = limits;
        this.findings = new Findings(limits.listed());
    }

    static Report.Table make(Sniffed sniffed, Target target, Limits limits)
            throws IOException, Refusal {
        TableSurvey survey = TableSurvey.of(sniffed, limits);
        return new TableMaker(sniffed, survey, target, limits).make();
    }

    private Report.Table make() throws IOException, Refusal {
        plan();
        List<ParquetColumn> columns =
                plans.stream().map(plan -> new ParquetColumn(plan.name(), plan.storage())).toList();
        TableSummary summary;
        try (ParquetWriter parquet = new ParquetWriter(target.file(".parquet"), columns, limits);
                CsvWriter csv = new CsvWriter(target.file(".csv"));
                RejectsFile rejects = new RejectsFile(target.file(".rejects.csv"));
                TableRows in = new TableRows(sniffed, limits)) {
            for (int i = 0; i < plans.size(); i++) {
                outputs.add(new ColumnOutput(plans.get(i), parquet.chunk(i), limits));
                csv.cell(headerCell(plans.get(i)));
            }
            csv.endRow(plans.size());
            Row row = new Row();
            while (in.next(row) && row.record <= survey.lastData) {
                write(row, csv, rejects);
                parquet.endRow();
            }
            parquet.finish(Engine.CREATED_BY, Map.of("table_schema", SchemaJson.compact(plans)));
            summary = new TableSummary(sniffed, survey, outputs, in, rejects.name());
        }
        Files.write(
                target.file(".schema.json"),
                SchemaJson.write(target.name() + ".csv", plans, target.cellText()));
        return summary.table(target.name(), findings, counts());
    }

    /// A table that keeps its text keeps the header cells as well, where they are one row.
    private String headerCell(ColumnPlan plan) {
        return target.cellText() == CellText.CANONICAL
                ? plan.name()
                : sniffed.layout().published(plan.index(), plan.name());
    }

    private TableSummary.Counts counts() {
        return new TableSummary.Counts(rows, shortRows, longRows, surplusCells, totals);
    }

    private void plan() {
        List<String> titles = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        List<String> all = ColumnNames.unique(sniffed.layout().names());
        for (int i = 0; i < sniffed.layout().width(); i++) {
            String title = sniffed.layout().names().get(i);
            boolean vanishes =
                    title.isEmpty()
                            && survey.columns[i].cells == 0
                            && target.cellText() == CellText.CANONICAL;
            if (!vanishes || (i == 0 && sniffed.layout().width() == 1)) {
                kept.add(i);
                titles.add(title);
            }
        }
        for (int i = 0; i < kept.size(); i++) {
            int index = kept.get(i);
            String name = all.get(index);
            String title = titles.get(i).isEmpty() ? name : titles.get(i);
            plans.add(ColumnTyping.plan(index, title, name, survey.columns[index]));
        }
    }

    private void write(Row row, CsvWriter csv, RejectsFile rejects) throws IOException {
        rows++;
        for (ColumnOutput output : outputs) {
            ColumnOutput.Outcome outcome = output.accept(row);
            int index = output.plan.index();
            if (target.cellText() == CellText.CANONICAL) {
                csv.cell(output.text, 0, output.length);
            } else if (index < row.count()) {
                csv.cell(row.text(), row.from(index), row.to(index));
            } else {
                csv.cell(row.text(), 0, 0);
            }
            if (outcome == ColumnOutput.Outcome.REJECTED) {
                String value = row.cell(index);
                rejects.add(
                        row.record, output.plan.name(), value, "NOT_" + output.plan.type().name());
                findings.addCell("CELL_REJECTED", row.record, output.plan, Chars.tidy(value));
            }
        }
        csv.endRow(outputs.size());
        noteShape(row, rejects);
    }

    private void noteShape(Row row, RejectsFile rejects) throws IOException {
        int width = sniffed.layout().width();
        if (row.count() < width) {
            shortRows++;
            findings.addRow("SHORT_ROW", row.record, String.join(" | ", row.cells()));
        } else if (row.width() > width) {
            longRows++;
            for (int i = width; i < row.count(); i++) {
                if (!row.isEmpty(i)) {
                    surplusCells++;
                    rejects.add(row.record, "", row.cell(i), "SURPLUS");
                }
            }
            findings.addRow("LONG_ROW", row.record, String.join(" | ", row.cells()));
        }
        if (row.count() > 0 && mayBeTotal(row) && CellWords.isTotal(row.trimmed(0))) {
            totals++;
        }
    }

    private static boolean mayBeTotal(Row row) {
        int start = Chars.start(row.text(), row.from(0), row.to(0));
        if (start == row.to(0)) {
            return false;
        }
        char c = row.text()[start];
        return c == 'T' || c == 't' || c == 'E' || c == 'e' || c == 'S' || c == 's' || c == 'ا'
                || c == 'م';
    }
}
