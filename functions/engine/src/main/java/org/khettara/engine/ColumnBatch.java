package org.khettara.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.khettara.engine.parquet.Bytes;
import org.khettara.engine.parquet.Dictionary;
import org.khettara.engine.parquet.PageEncoder;
import org.khettara.engine.parquet.ParquetChunk;

/// What one column makes of one batch: the cells of the CSV, the values of a Parquet page, the rows
/// whose cell was rejected.
final class ColumnBatch {
    /// Marks a cell of the CSV that lies in [#csv] and not in the batch's text.
    static final long OWN = Long.MIN_VALUE;

    /// Cells of the CSV in a batch that has others than its own.
    private long[] shown = new long[0];

    private Batch batch;
    private int column;
    private boolean stands = true;

    /// Texts of cells that are not as they stand in the batch.
    Bytes csv = new Bytes();

    private final Bytes own = new Bytes();

    /// Its bytes, as they are when the batch is made: it may grow while they are written.
    byte[] csvText = new byte[0];

    /// Numbers of the values in a dictionary, -1 for none.
    int[] ids = new int[0];

    long[] values = new long[0];
    byte[] present = new byte[0];

    /// Strings for the Parquet page in [#texts], -1 for none.
    long[] strings = new long[0];

    private int[] rejected = new int[8];
    int rejects;
    private @Nullable Page page;

    /// How the page holds its values.
    sealed interface Page {
        record Ids(Dictionary dictionary) implements Page {}

        record Longs() implements Page {}

        @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
        record Texts(byte[] text) implements Page {}
    }

    /// @param batch the first that this object is for
    ColumnBatch(Batch batch) {
        this.batch = batch;
    }

    /// Begins with the cells of the batch as those of the CSV.
    void begin(Batch next, int ofColumn) {
        batch = next;
        column = ofColumn;
        stands = true;
        rejects = 0;
    }

    /// Sets a cell of the CSV; the others are the batch's own.
    void show(int row, long cell) {
        if (stands) {
            depart();
        }
        shown[row] = cell;
    }

    private void depart() {
        stands = false;
        if (shown.length < batch.rows) {
            shown = new long[batch.rows];
        }
        System.arraycopy(batch.cells, column * batch.capacity, shown, 0, batch.rows);
    }

    /// A cell of the CSV, quoted where need be: `start << 32 | length` in the batch's text, or
    /// [#OWN].
    long cell(int row) {
        return stands ? batch.cell(column, row) : shown[row];
    }

    /// Whether all cells of this column and another are the batch's own, and it follows the other.
    boolean standsBehind(ColumnBatch other) {
        return stands && other.stands && column == other.column + 1;
    }

    void forIds(int rows) {
        if (ids.length < rows) {
            ids = new int[rows];
        }
    }

    void forValues(int rows) {
        if (values.length < rows) {
            values = new long[rows];
            present = new byte[rows];
        }
    }

    void forStrings(int rows) {
        if (strings.length < rows) {
            strings = new long[rows];
        }
    }

    void reject(int row) {
        if (rejects == rejected.length) {
            rejected = Arrays.copyOf(rejected, rejects * 2);
        }
        rejected[rejects++] = row;
    }

    int rejectedRow(int index) {
        return rejected[index];
    }

    /// Empty bytes of this batch alone, from now on its [#csv].
    Bytes ownCsv() {
        own.clear();
        csv = own;
        return own;
    }

    void seal() {
        csv.reserve(Batch.PADDING);
        csvText = csv.array();
    }

    void hold(Page filled) {
        page = filled;
    }

    void encode(ParquetChunk chunk, int rows, PageEncoder encoder) {
        switch (page) {
            case Page.Ids(var dictionary) -> chunk.ids(ids, rows, dictionary, encoder);
            case Page.Longs() -> chunk.longs(values, present, rows, encoder);
            case Page.Texts(var text) -> chunk.texts(text, strings, rows, encoder);
            case null -> throw new IllegalStateException("no values yet");
        }
    }
}
