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
    private static final int[] NONE = new int[0];

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

    private Room room = new Room();

    /// Numbers of the values in a dictionary, -1 for none.
    int[] ids = room.ids;

    long[] values = room.values;
    byte[] present = room.present;

    /// Strings for the Parquet page in [#texts], -1 for none.
    long[] strings = room.strings;

    private int[] rejected = NONE;
    int rejects;
    private @Nullable Page page;

    /// How the page holds its values.
    sealed interface Page {
        record Ids(Dictionary dictionary) implements Page {}

        record Longs() implements Page {}

        @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
        record Texts(byte[] text) implements Page {}
    }

    /// Where the values lie until their page is encoded. Whoever makes and encodes one page after
    /// the other needs it once, however many columns there are.
    static final class Room {
        private int[] ids = new int[0];
        private long[] values = new long[0];
        private byte[] present = new byte[0];
        private long[] strings = new long[0];
    }

    /// @param batch the first that this object is for
    ColumnBatch(Batch batch) {
        this.batch = batch;
    }

    /// Begins with the cells of the batch as those of the CSV.
    ///
    /// @param lent until the page is encoded
    void begin(Batch next, int ofColumn, Room lent) {
        batch = next;
        column = ofColumn;
        room = lent;
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
        if (room.ids.length < rows) {
            room.ids = new int[rows];
        }
        ids = room.ids;
    }

    void forValues(int rows) {
        if (room.values.length < rows) {
            room.values = new long[rows];
            room.present = new byte[rows];
        }
        values = room.values;
        present = room.present;
    }

    void forStrings(int rows) {
        if (room.strings.length < rows) {
            room.strings = new long[rows];
        }
        strings = room.strings;
    }

    void reject(int row) {
        if (rejects == rejected.length) {
            rejected = Arrays.copyOf(rejected, Math.max(4, rejects * 2));
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

    /// The dictionary of texts into which [#ids] point; null where its values are no such ids, or
    /// some cells were rejected.
    Dictionary.@Nullable Texts texts() {
        return rejects == 0
                        && page instanceof Page.Ids(var dictionary)
                        && dictionary instanceof Dictionary.Texts texts
                ? texts
                : null;
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
