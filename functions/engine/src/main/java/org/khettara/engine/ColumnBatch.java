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

    /// The CSV's cells, quoted where need be: `start << 32 | length`.
    long[] cells = new long[0];

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

    void begin(int rows) {
        rejects = 0;
        if (cells.length < rows) {
            cells = new long[rows];
        }
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
