package org.khettara.engine.parquet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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

/// Writes one Parquet file. The caller gives each chunk a page of the same rows, by as many threads
/// as it likes, then calls [#endPage] from one. Without [#finish] the file is not valid.
public final class ParquetWriter implements AutoCloseable {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final List<ParquetColumn> columns;
    private final List<ParquetChunk> chunks;
    private final long rowGroupBytes;
    private final int rowGroupRows;
    private final PageEncoder encoder = new PageEncoder();
    private final List<RowGroup> rowGroups = new ArrayList<>();
    private final List<ChunkPages.Written> written = new ArrayList<>();
    private final List<ColumnChunk> places = new ArrayList<>();
    private long position;
    private long rows;
    private int groupRows;

    /// @param rowGroupBytes a row group ends once its pages and dictionaries exceed it;
    ///   dictionaries count for half of it at most, since each row group repeats them
    /// @param rowGroupRows likewise in rows; pages are never cut, so it may have one page more
    public ParquetWriter(
            Path file, List<ParquetColumn> columns, long rowGroupBytes, int rowGroupRows)
            throws IOException {
        this.columns = List.copyOf(columns);
        this.chunks = this.columns.stream().map(ParquetChunk::new).toList();
        this.rowGroupBytes = rowGroupBytes;
        this.rowGroupRows = rowGroupRows;
        this.out = new BufferedOutputStream(Files.newOutputStream(file));
        out.write(MAGIC);
        position = MAGIC.length;
    }

    public ParquetChunk chunk(int column) {
        return chunks.get(column);
    }

    /// Every chunk has been given a page of `rows` rows. Ends the row group when it is full; its
    /// pages are held in memory until then.
    public void endPage(int rows) throws IOException {
        groupRows += rows;
        long pages = 0;
        long dictionaries = 0;
        for (ParquetChunk chunk : chunks) {
            if (chunk.rows() != groupRows) {
                throw new IllegalStateException(
                        chunk + " has " + chunk.rows() + " rows, not " + groupRows);
            }
            pages += chunk.pageBytes();
            dictionaries += chunk.dictionaryBytes();
        }
        if (groupRows >= rowGroupRows
                || pages + Math.min(dictionaries, rowGroupBytes / 2) > rowGroupBytes) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (groupRows == 0) {
            return;
        }
        List<ColumnChunk> group = new ArrayList<>(chunks.size());
        long start = position;
        long uncompressed = 0;
        for (ParquetChunk chunk : chunks) {
            ChunkPages.Written one = chunk.write(out, position, encoder);
            position += one.meta().getTotal_compressed_size();
            uncompressed += one.meta().getTotal_uncompressed_size();
            ColumnChunk place = new ColumnChunk(0).setMeta_data(one.meta());
            group.add(place);
            places.add(place);
            written.add(one);
        }
        RowGroup rowGroup =
                new RowGroup(group, uncompressed, groupRows)
                        .setFile_offset(start)
                        .setTotal_compressed_size(position - start);
        if (rowGroups.size() <= Short.MAX_VALUE) {
            rowGroup.setOrdinal((short) rowGroups.size());
        }
        rowGroups.add(rowGroup);
        rows += groupRows;
        groupRows = 0;
    }

    /// Writes the last row group, the page indexes and the footer.
    public void finish(String createdBy, Map<String, String> keyValues) throws IOException {
        flush();
        Bytes tail = new Bytes();
        writeIndexes(tail);
        int footerAt = tail.size();
        Util.writeFileMetaData(footer(createdBy, keyValues), tail);
        tail.writeInt(tail.size() - footerAt);
        tail.write(MAGIC, 0, MAGIC.length);
        tail.writeTo(out);
        out.flush();
    }

    private void writeIndexes(Bytes tail) throws IOException {
        for (int i = 0; i < written.size(); i++) {
            ColumnIndex index = written.get(i).columnIndex();
            if (index != null) {
                int at = tail.size();
                Util.writeColumnIndex(index, tail);
                places.get(i)
                        .setColumn_index_offset(position + at)
                        .setColumn_index_length(tail.size() - at);
            }
        }
        for (int i = 0; i < written.size(); i++) {
            int at = tail.size();
            Util.writeOffsetIndex(written.get(i).offsets(), tail);
            places.get(i)
                    .setOffset_index_offset(position + at)
                    .setOffset_index_length(tail.size() - at);
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
        out.close();
    }
}
