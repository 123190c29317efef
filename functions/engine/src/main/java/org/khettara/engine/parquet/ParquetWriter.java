package org.khettara.engine.parquet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/// Writes one Parquet file. The caller gives each chunk a page of the same rows, by as many threads
/// as it likes, then calls [#endPage] from one. Without [#finish] the file is not valid.
///
/// Where a page comes with few rows, as of a table of very many columns, what describes it would
/// take more room than it does. Such values are gathered, in a file where they are many, and become
/// pages when the row group ends: mostly one for each chunk, so that an index of the pages would
/// tell no more than the chunk's statistics, and there is none.
public final class ParquetWriter implements AutoCloseable {
    private static final int GATHERED_ROWS = 1 << 16;
    private static final long GATHERED_BYTES = 1L << 30;
    private static final int CHUNK_BYTES = 16 << 20;
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final CountingOutput out;
    private final List<ParquetColumn> columns;
    private final List<ParquetChunk> chunks;
    private final long rowGroupBytes;
    private final int rowGroupRows;
    private final PageEncoder encoder = new PageEncoder();
    private final List<RowGroup> rowGroups;
    private final List<ChunkPages.Written> written = new ArrayList<>();
    private final List<ColumnChunk> places = new ArrayList<>();
    private final @Nullable Runs runs;
    private final GatheredPages gathered = new GatheredPages();
    private long rows;
    private int groupRows;

    /// @param rowGroupBytes a row group ends once its pages and dictionaries exceed it;
    ///   dictionaries count for half of it at most, since each row group repeats them
    /// @param rowGroupRows likewise in rows; pages are never cut, so it may have one page more
    /// @param gathers pages come with few rows
    public ParquetWriter(
            Path file,
            List<ParquetColumn> columns,
            long rowGroupBytes,
            int rowGroupRows,
            boolean gathers)
            throws IOException {
        this.columns = List.copyOf(columns);
        this.chunks =
                this.columns.stream().map(column -> new ParquetChunk(column, gathers)).toList();
        this.rowGroupBytes = rowGroupBytes;
        this.rowGroupRows = gathers ? Math.min(rowGroupRows, GATHERED_ROWS) : rowGroupRows;
        this.runs = gathers ? new Runs(file.resolveSibling(file.getFileName() + ".runs")) : null;
        this.rowGroups = gathers ? new PackedRowGroups() : new ArrayList<>();
        this.out = new CountingOutput(new BufferedOutputStream(Files.newOutputStream(file)));
        out.write(MAGIC);
    }

    public ParquetChunk chunk(int column) {
        return chunks.get(column);
    }

    /// Every chunk has been given a page of `rows` rows. Ends the row group when it is full; its
    /// pages are held in memory until then.
    public void endPage(int rows) throws IOException {
        groupRows += rows;
        if (runs != null) {
            endGathered(runs);
            return;
        }
        long pages = 0;
        long dictionaries = 0;
        for (ParquetChunk chunk : chunks) {
            check(chunk);
            pages += chunk.pageBytes();
            dictionaries += chunk.dictionaryBytes();
        }
        if (groupRows >= rowGroupRows
                || pages + Math.min(dictionaries, rowGroupBytes / 2) > rowGroupBytes) {
            flush();
        }
    }

    private void check(ParquetChunk chunk) {
        if (chunk.rows() != groupRows) {
            throw new IllegalStateException(
                    chunk + " has " + chunk.rows() + " rows, not " + groupRows);
        }
    }

    private void endGathered(Runs spilled) throws IOException {
        long held = 0;
        int most = 0;
        for (int i = 0; i < chunks.size(); i++) {
            ParquetChunk chunk = chunks.get(i);
            check(chunk);
            held += chunk.gatheredBytes();
            most = Math.max(most, chunk.gatheredBytes() + spilled.bytes(i));
        }
        if (groupRows >= rowGroupRows
                || most >= CHUNK_BYTES
                || held + spilled.size() >= GATHERED_BYTES) {
            flush();
        } else if (held > rowGroupBytes / 2) {
            spilled.add(chunks);
        }
    }

    private void flush() throws IOException {
        if (groupRows == 0) {
            return;
        }
        List<ColumnChunk> group = new ArrayList<>(chunks.size());
        long start = out.count();
        long uncompressed = 0;
        for (int i = 0; i < chunks.size(); i++) {
            ParquetChunk chunk = chunks.get(i);
            if (runs != null) {
                runs.read(i, gathered.bytes);
                chunk.encodeGathered(gathered, encoder);
            }
            ChunkPages.Written one = chunk.write(out, out.count(), encoder);
            uncompressed += one.meta().getTotal_uncompressed_size();
            ColumnChunk place = new ColumnChunk(0).setMeta_data(one.meta());
            group.add(place);
            if (runs == null) {
                places.add(place);
                written.add(one);
            }
        }
        RowGroup rowGroup =
                new RowGroup(group, uncompressed, groupRows)
                        .setFile_offset(start)
                        .setTotal_compressed_size(out.count() - start);
        if (rowGroups.size() <= Short.MAX_VALUE) {
            rowGroup.setOrdinal((short) rowGroups.size());
        }
        rowGroups.add(rowGroup);
        rows += groupRows;
        groupRows = 0;
        if (runs != null) {
            runs.clear();
        }
    }

    /// Writes the last row group, the page indexes and the footer.
    public void finish(String createdBy, Map<String, String> keyValues) throws IOException {
        flush();
        writeIndexes();
        long footerAt = out.count();
        Util.writeFileMetaData(footer(createdBy, keyValues), out);
        Bytes length = new Bytes();
        length.writeInt(Math.toIntExact(out.count() - footerAt));
        length.writeTo(out);
        out.write(MAGIC);
        out.flush();
    }

    private void writeIndexes() throws IOException {
        for (int i = 0; i < written.size(); i++) {
            ColumnIndex index = written.get(i).columnIndex();
            if (index != null) {
                long at = out.count();
                Util.writeColumnIndex(index, out);
                places.get(i)
                        .setColumn_index_offset(at)
                        .setColumn_index_length((int) (out.count() - at));
            }
        }
        for (int i = 0; i < written.size(); i++) {
            long at = out.count();
            Util.writeOffsetIndex(written.get(i).offsets(), out);
            places.get(i)
                    .setOffset_index_offset(at)
                    .setOffset_index_length((int) (out.count() - at));
        }
    }

    private FileMetaData footer(String createdBy, Map<String, String> keyValues) {
        List<SchemaElement> schema = new ArrayList<>();
        schema.add(new SchemaElement("table").setNum_children(columns.size()));
        List<ColumnOrder> orders = new ArrayList<>();
        for (ParquetColumn column : columns) {
            schema.add(column.element());
            orders.add(ColumnOrder.TYPE_ORDER(new TypeDefinedOrder()));
        }
        List<KeyValue> pairs = new ArrayList<>();
        keyValues.forEach((key, value) -> pairs.add(new KeyValue(key).setValue(value)));
        return new FileMetaData(2, schema, rows, rowGroups)
                .setKey_value_metadata(pairs)
                .setCreated_by(createdBy)
                .setColumn_orders(orders);
    }

    @Override
    public void close() throws IOException {
        encoder.close();
        try (out) {
            if (runs != null) {
                runs.close();
            }
        }
    }
}
