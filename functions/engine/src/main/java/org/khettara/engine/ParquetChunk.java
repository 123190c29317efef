package org.khettara.engine;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.BoundaryOrder;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/// One column of one row group: its values while it fills, then its pages.
final class ParquetChunk {
    private static final int PAGE_ROWS = 20_000;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ParquetColumn column;
    final Values values;
    private byte[] present = new byte[16];
    private int rows;

    ParquetChunk(ParquetColumn column) {
        this.column = column;
        this.values = column.newValues();
    }

    void addNull() {
        addPresence((byte) 0);
    }

    void add(long value) {
        ((LongValues) values).add(value);
        addPresence((byte) 1);
    }

    /// Tells whether this row group has not seen the value before.
    boolean add(byte[] from, int offset, int length) {
        addPresence((byte) 1);
        return ((ByteValues) values).add(from, offset, length);
    }

    private void addPresence(byte one) {
        if (rows == present.length) {
            present = java.util.Arrays.copyOf(present, rows + (rows >> 1) + 16);
        }
        present[rows++] = one;
    }

    long memory() {
        return rows + values.memory();
    }

    /// Writes the pages and forgets the values.
    ///
    /// @param position where in the file `out` begins
    Written write(Bytes out, long position, ZstdCompressCtx zstd) throws IOException {
        Pages pages = new Pages(out, position, zstd);
        boolean dictionary = values.dictionaryPays();
        if (dictionary) {
            pages.writeDictionary();
        }
        int value = 0;
        for (int row = 0; row < rows; row += PAGE_ROWS) {
            value = pages.writePage(row, Math.min(rows, row + PAGE_ROWS), value, dictionary);
        }
        Written written = pages.finish(dictionary);
        values.clear();
        rows = 0;
        return written;
    }

    /// The chunk as it stands in the file.
    record Written(ColumnMetaData meta, @Nullable ColumnIndex columnIndex, OffsetIndex offsets) {}

    /// The pages of one chunk, being written.
    private final class Pages {
        private final Bytes out;
        private final int start;
        private final long position;
        private final ZstdCompressCtx zstd;
        private final Bytes plain = new Bytes();
        private final List<PageLocation> locations = new ArrayList<>();
        private final List<Boolean> nullPages = new ArrayList<>();
        private final List<ByteBuffer> mins = new ArrayList<>();
        private final List<ByteBuffer> maxs = new ArrayList<>();
        private final List<Long> nullCounts = new ArrayList<>();
        private long uncompressed;
        private long dictionaryAt = -1;
        private long nulls;

        Pages(Bytes out, long position, ZstdCompressCtx zstd) {
            this.out = out;
            this.start = out.size();
            this.position = position;
            this.zstd = zstd;
        }

        private long here() {
            return position + out.size();
        }

        void writeDictionary() throws IOException {
            dictionaryAt = here();
            plain.clear();
            values.writeDictionary(plain);
            writePage(
                    new PageHeader(PageType.DICTIONARY_PAGE, 0, 0)
                            .setDictionary_page_header(
                                    new DictionaryPageHeader(values.distinct(), Encoding.PLAIN)));
        }

        int writePage(int fromRow, int toRow, int fromValue, boolean dictionary)
                throws IOException {
            plain.clear();
            int toValue = writeLevels(fromRow, toRow, fromValue);
            if (dictionary) {
                writeIds(fromValue, toValue);
            } else {
                values.writePlain(fromValue, toValue, plain);
            }
            note(fromRow, toRow, fromValue, toValue);
            long at = here();
            writePage(
                    new PageHeader(PageType.DATA_PAGE, 0, 0)
                            .setData_page_header(
                                    new DataPageHeader(
                                            toRow - fromRow,
                                            dictionary ? Encoding.RLE_DICTIONARY : Encoding.PLAIN,
                                            Encoding.RLE,
                                            Encoding.RLE)));
            locations.add(new PageLocation(at, (int) (here() - at), fromRow));
            return toValue;
        }

        private int writeLevels(int fromRow, int toRow, int fromValue) {
            plain.writeInt(0);
            RunLengthEncoder levels = new RunLengthEncoder(plain, 1);
            int value = fromValue;
            for (int row = fromRow; row < toRow; row++) {
                levels.add(present[row]);
                value += present[row];
            }
            levels.finish();
            plain.setInt(0, plain.size() - 4);
            return value;
        }

        private void writeIds(int fromValue, int toValue) {
            int width = Math.max(1, 32 - Integer.numberOfLeadingZeros(values.distinct() - 1));
            plain.write(width);
            RunLengthEncoder ids = new RunLengthEncoder(plain, width);
            for (int i = fromValue; i < toValue; i++) {
                ids.add(values.id(i));
            }
            ids.finish();
        }

        private void note(int fromRow, int toRow, int fromValue, int toValue) {
            Values.Range range = values.range(fromValue, toValue);
            nullPages.add(range == null);
            mins.add(range == null ? NOTHING.duplicate() : range.min());
            maxs.add(range == null ? NOTHING.duplicate() : range.max());
            int missing = (toRow - fromRow) - (toValue - fromValue);
            nullCounts.add((long) missing);
            nulls += missing;
        }

        private void writePage(PageHeader header) throws IOException {
            byte[] packed = zstd.compress(java.util.Arrays.copyOf(plain.array(), plain.size()));
            header.setUncompressed_page_size(plain.size());
            header.setCompressed_page_size(packed.length);
            int before = out.size();
            Util.writePageHeader(header, out);
            uncompressed += out.size() - before + plain.size();
            out.write(packed, 0, packed.length);
        }

        Written finish(boolean dictionary) {
            List<Encoding> encodings =
                    dictionary
                            ? List.of(Encoding.PLAIN, Encoding.RLE, Encoding.RLE_DICTIONARY)
                            : List.of(Encoding.PLAIN, Encoding.RLE);
            long firstData = locations.isEmpty() ? here() : locations.getFirst().getOffset();
            ColumnMetaData meta =
                    new ColumnMetaData(
                                    column.physical(),
                                    encodings,
                                    List.of(column.name()),
                                    CompressionCodec.ZSTD,
                                    rows,
                                    uncompressed,
                                    out.size() - start,
                                    firstData)
                            .setStatistics(statistics());
            if (dictionary) {
                meta.setDictionary_page_offset(dictionaryAt);
            }
            ColumnIndex index =
                    new ColumnIndex(nullPages, mins, maxs, BoundaryOrder.UNORDERED)
                            .setNull_counts(nullCounts);
            return new Written(meta, index, new OffsetIndex(locations));
        }

        private Statistics statistics() {
            Statistics statistics = new Statistics().setNull_count(nulls);
            Values.Range range = values.range(0, values.size());
            if (range != null) {
                statistics.setMin_value(range.min()).setMax_value(range.max());
                statistics.setIs_min_value_exact(range.minExact());
                statistics.setIs_max_value_exact(range.maxExact());
            }
            return statistics;
        }
    }
}
