package org.khettara.engine;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khettara.engine.parquet.PageEncoder;
import org.khettara.engine.parquet.ParquetChunk;
import org.khettara.engine.parquet.ParquetColumn;
import org.khettara.engine.parquet.ParquetColumn.Storage;
import org.khettara.engine.parquet.ParquetWriter;

/// Writes the files of one table in phases: while the columns of one batch are read and encoded,
/// the next batch is cut and the CSV of the one before is written. The files are the same however
/// many threads take part.
final class TableWriter {
    private final TableReader in;
    private final List<Column> columns;
    private final List<Column> kept;
    private final List<Column> vanished;
    private final TableMaker.Target target;
    private final Limits limits;
    private final List<ColumnPlan> plans;
    private final List<CodeCells> codes;
    private final List<CodeCells> added;
    private final List<PageEncoder> encoders = new ArrayList<>();
    private final List<ColumnBatch.Room> rooms = new ArrayList<>();
    private final RepeatedRows repeated;
    private final RowLooks looks;
    private long rows;

    /// A batch and what its columns make of it.
    private record Load(Batch batch, List<ColumnBatch> made) {
        static Load of(Batch batch, int columns) {
            List<ColumnBatch> made = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                made.add(new ColumnBatch(batch));
            }
            return new Load(batch, made);
        }
    }

    /// Where the rows go.
    private record Output(ParquetWriter parquet, CsvWriter csv, Remarks remarks) {}

    /// What the table has.
    ///
    /// @param columns of the source, with their plans
    /// @param codes of its columns of places
    record Kept(List<Column> columns, List<CodePlan> codes) {}

    /// What was written.
    ///
    /// @param rejects name of the file of rejected cells; null without any
    record Written(
            long rows,
            Remarks remarks,
            RepeatedRows repeated,
            RowLooks looks,
            List<CodeCells> codes,
            @Nullable String rejects) {}

    /// @param columns all columns of the source
    TableWriter(
            TableReader in,
            List<Column> columns,
            Kept kept,
            TableMaker.Target target,
            Limits limits) {
        this.in = in;
        this.columns = columns;
        this.kept = kept.columns();
        this.codes = kept.codes().stream().map(CodeCells::new).toList();
        this.added = codes.stream().filter(cells -> !cells.plan.isOwn()).toList();
        this.vanished = new ArrayList<>(columns);
        vanished.removeAll(new HashSet<>(kept.columns()));
        this.target = target;
        this.limits = limits;
        this.repeated = new RepeatedRows(in.delimiter(), limits.listed());
        this.plans = this.kept.stream().map(column -> column.written().plan()).toList();
        this.looks = new RowLooks(plans, limits.listed());
    }

    /// @param headers of the CSV
    /// @param first batch of rows; null for a table without rows
    Written write(List<String> headers, @Nullable Batch first, Findings findings)
            throws IOException, Refusal {
        try (ParquetWriter parquet =
                        new ParquetWriter(
                                target.file(".parquet"),
                                stored(),
                                limits.rowGroupBytes(),
                                limits.rowGroupRows(),
                                ColumnShare.isWide(columns.size()));
                CsvWriter csv = new CsvWriter(target.file(".csv"));
                RejectsFile rejects = new RejectsFile(target.file(".rejects.csv"))) {
            Remarks remarks = new Remarks(columns.size(), plans, findings, rejects);
            csv.row(headers);
            if (first != null) {
                writeRows(first, new Output(parquet, csv, remarks));
            }
            columns.forEach(Column::end);
            looks.end();
            parquet.finish(Engine.CREATED_BY, Map.of("table_schema", footer()));
            return new Written(rows, remarks, repeated, looks, codes, rejects.name());
        } finally {
            encoders.forEach(PageEncoder::close);
        }
    }

    private List<ParquetColumn> stored() {
        List<ParquetColumn> stored = new ArrayList<>();
        plans.forEach(plan -> stored.add(new ParquetColumn(plan.name(), plan.storage())));
        added.forEach(
                cells -> stored.add(new ParquetColumn(cells.plan.codes(), new Storage.Text())));
        return stored;
    }

    private String footer() throws IOException {
        return SchemaJson.compact(plans, codes.stream().map(cells -> cells.plan).toList());
    }

    private void writeRows(Batch first, Output to) throws IOException, Refusal {
        try (Crew crew = new Crew(in.isAtEnd() ? 1 : target.threads())) {
            for (int i = 0; i < crew.members(); i++) {
                encoders.add(new PageEncoder());
                rooms.add(new ColumnBatch.Room());
            }
            if (ColumnShare.isWide(columns.size())) {
                writeOneByOne(Load.of(first, kept.size()), crew, to);
            } else {
                writeAtOnce(Load.of(first, kept.size()), crew, to);
            }
        }
    }

    private void writeAtOnce(Load first, Crew crew, Output to) throws IOException, Refusal {
        Deque<Load> free = new ArrayDeque<>();
        Load load = first;
        Load before = null;
        while (load != null) {
            Load next = in.isAtEnd() ? null : next(free);
            crew.run(phase(load, before, next, to));
            end(load, to);
            if (before != null) {
                free.add(before);
            }
            before = load;
            load = next == null || next.batch.rows == 0 ? null : next;
        }
        if (before != null) {
            writeCsv(before, to);
        }
    }

    /// Of a very wide table: a second batch in memory costs more than it gains.
    private void writeOneByOne(Load load, Crew crew, Output to) throws IOException, Refusal {
        do {
            crew.run(phase(load, null, null, to));
            end(load, to);
            writeCsv(load, to);
        } while (!in.isAtEnd() && in.next(load.batch));
    }

    private void end(Load load, Output to) throws IOException {
        to.parquet.endPage(load.batch.rows);
        rows += load.batch.rows;
    }

    private Load next(Deque<Load> free) {
        Load used = free.poll();
        return used == null ? Load.of(in.newBatch(), kept.size()) : used;
    }

    private List<Crew.Task> phase(
            Load load, @Nullable Load before, @Nullable Load next, Output to) {
        boolean last = in.isAtEnd();
        List<Crew.Task> tasks = new ArrayList<>();
        if (next != null) {
            tasks.add(member -> in.next(next.batch));
        }
        if (before != null) {
            tasks.add(member -> writeCsv(before, to));
        }
        for (int i = 0; i < kept.size(); i++) {
            int place = i;
            tasks.add(member -> {
                ColumnBatch made = load.made.get(place);
                kept.get(place).write(load.batch, last, made, rooms.get(member));
                made.encode(to.parquet.chunk(place), load.batch.rows, encoders.get(member));
                writeCodes(place, load, to, encoders.get(member));
            });
        }
        for (Column column : vanished) {
            tasks.add(member -> column.pass(load.batch));
        }
        return tasks;
    }

    /// With the column of places that they are of: they take its numbers over, which are lent until
    /// the next column is made.
    private void writeCodes(int place, Load load, Output to, PageEncoder encoder) {
        for (CodeCells cells : codes) {
            if (cells.plan.index() == plans.get(place).index()) {
                int at = added.indexOf(cells);
                ParquetChunk chunk = at < 0 ? null : to.parquet.chunk(kept.size() + at);
                cells.write(load.batch, load.made.get(place), chunk, encoder);
            }
        }
    }

    private void writeCsv(Load load, Output to) throws IOException {
        to.csv.rows(load.batch, load.made, in.hasCommas());
        to.remarks.note(load.batch, load.made);
        repeated.add(load.batch);
        looks.add(load.batch);
    }
}
