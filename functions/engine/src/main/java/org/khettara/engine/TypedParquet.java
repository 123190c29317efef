package org.khettara.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.report.ColumnType;
import org.khettara.engine.ColumnPlan.Reading;
import org.khettara.engine.parquet.PageEncoder;
import org.khettara.engine.parquet.ParquetColumn;
import org.khettara.engine.parquet.ParquetColumn.Storage;
import org.khettara.engine.parquet.ParquetWriter;

/// Writes the Parquet of a canonical CSV whose columns are known: nothing is sniffed. A column with
/// a cell that is not of its type is written as text.
public final class TypedParquet {
    private final Path csv;
    private final Path parquet;
    private final List<TypedColumn> columns;
    private final List<Fit> fits = new ArrayList<>();

    /// @param decimals of a number; null where some have an exponent, or for other types
    /// @param digits most digits before the point of an integer or number
    public record TypedColumn(
            String name, ColumnType type, @Nullable Integer decimals, int digits) {

        private ColumnPlan plan(int index, Fit fit) {
            Reading reading =
                    switch (fit == Fit.TEXT ? ColumnType.STRING : type) {
                        case BOOLEAN -> new Reading.Bool(CellWords.booleanWord("true") / 2);
                        case INTEGER -> new Reading.Quantity('.', true, false);
                        case NUMBER -> new Reading.Quantity('.', false, decimals == null);
                        case DATE -> new Reading.Day(false);
                        case DATETIME -> new Reading.Moment(false, fit == Fit.UTC);
                        case TIME -> new Reading.Clock();
                        case STRING -> new Reading.Text();
                    };
            var sizes = new ColumnEvidence.Decimals();
            sizes.whole = digits;
            sizes.scale = decimals == null ? 0 : decimals;
            Storage storage = ColumnTyping.storage(reading, sizes);
            return new ColumnPlan(index, name, name, reading, null, decimals, storage, null);
        }

        private boolean isMoment() {
            return type == ColumnType.DATETIME;
        }
    }

    /// What a column is taken for: moments are of no time zone, of UTC, or of both and so texts.
    private enum Fit {
        TYPE,
        UTC,
        TEXT
    }

    private TypedParquet(Path csv, Path parquet, List<TypedColumn> columns) {
        this.csv = csv;
        this.parquet = parquet;
        this.columns = columns;
        columns.forEach(_ -> fits.add(Fit.TYPE));
    }

    /// @param csv with a header and these columns
    public static void write(Path csv, Path parquet, List<TypedColumn> columns) throws IOException {
        var writing = new TypedParquet(csv, parquet, columns);
        for (Set<Integer> misfits = writing.write();
                !misfits.isEmpty();
                misfits = writing.write()) {
            misfits.forEach(writing::refit);
        }
    }

    private void refit(int column) {
        boolean first = fits.get(column) == Fit.TYPE && columns.get(column).isMoment();
        fits.set(column, first ? Fit.UTC : Fit.TEXT);
    }

    /// Writes the file; returns the columns with cells that did not fit.
    private Set<Integer> write() throws IOException {
        Set<Integer> misfits = new TreeSet<>();
        int width = columns.size();
        ColumnShare share = ColumnShare.of(width, Limits.DEFAULT);
        List<ColumnPlan> plans = new ArrayList<>();
        List<@Nullable DirectCells> cells = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            ColumnPlan plan = columns.get(i).plan(i, fits.get(i));
            plans.add(plan);
            cells.add(plan.isText() ? null : values(plan, share));
        }
        try (CanonicalRows rows = CanonicalRows.open(csv, width);
                var encoder = new PageEncoder();
                ParquetWriter to = open(plans)) {
            rows.next();
            Batch batch = new Batch(width, Limits.DEFAULT.blockBytes());
            ColumnBatch made = new ColumnBatch(batch);
            var room = new ColumnBatch.Room();
            for (boolean more = fill(batch, rows); more; more = fill(batch, rows)) {
                for (int i = 0; i < width; i++) {
                    made.begin(batch, i, room);
                    DirectCells values = cells.get(i);
                    if (values == null) {
                        writeTexts(batch, i, made);
                    } else {
                        values.write(batch, i, null, made);
                        made.seal();
                    }
                    if (made.rejects > 0) {
                        misfits.add(i);
                    }
                    made.encode(to.chunk(i), batch.rows, encoder);
                }
                to.endPage(batch.rows);
            }
            to.finish(
                    Engine.CREATED_BY,
                    Map.of("table_schema", SchemaJson.compact(plans, List.of())));
        }
        return misfits;
    }

    private static DirectCells values(ColumnPlan plan, ColumnShare share) {
        return DirectCells.of(ColumnWriting.of(plan, CellText.CANONICAL, share));
    }

    /// Canonical texts are right as they stand.
    private static void writeTexts(Batch batch, int column, ColumnBatch to) {
        to.forStrings(batch.rows);
        for (int row = 0; row < batch.rows; row++) {
            long cell = batch.cell(column, row);
            to.strings[row] = Batch.length(cell) == 0 ? -1 : cell;
        }
        to.hold(new ColumnBatch.Page.Texts(batch.text));
    }

    private ParquetWriter open(List<ColumnPlan> plans) throws IOException {
        List<ParquetColumn> stored =
                plans.stream().map(plan -> new ParquetColumn(plan.name(), plan.storage())).toList();
        Limits limits = Limits.DEFAULT;
        return new ParquetWriter(
                parquet,
                stored,
                limits.rowGroupBytes(),
                limits.rowGroupRows(),
                ColumnShare.isWide(plans.size()));
    }

    /// Fills a batch with the next rows; false when there are none.
    private static boolean fill(Batch batch, CanonicalRows rows) throws IOException {
        batch.begin(0);
        int bytes = 0;
        while (!batch.isFull() && bytes < Limits.DEFAULT.blockBytes() && rows.next()) {
            for (int column = 0; column < batch.width; column++) {
                int at = batch.open(rows.length(column));
                int length = rows.unquote(column, batch.text, at);
                batch.cells[column * batch.capacity + batch.rows] =
                        length == 0 ? 0 : batch.close(length);
                bytes += length;
            }
            batch.records[batch.rows] = batch.rows + 1L;
            batch.apart[batch.rows++] = true;
        }
        return batch.rows > 0;
    }
}
