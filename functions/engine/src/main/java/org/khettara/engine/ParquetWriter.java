package org.khettara.engine;

import com.github.luben.zstd.ZstdCompressCtx;
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
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;

/// Writes one Parquet file, row group by row group. The caller gives each chunk one value or null
/// per row, then calls [#endRow].
final class ParquetWriter implements AutoCloseable {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int ZSTD_LEVEL = 1;

    private final OutputStream out;
    private final List<ParquetColumn> columns;
    private final List<ParquetChunk> chunks = new ArrayList<>();
    private final Limits limits;
    private final ZstdCompressCtx zstd = new ZstdCompressCtx();
    private final List<RowGroup> rowGroups = new ArrayList<>();
    private final List<ParquetChunk.Written> written = new ArrayList<>();
    private final List<ColumnChunk> places = new ArrayList<>();
    private long position;
    private long rows;
    private int groupRows;

    ParquetWriter(Path file, List<ParquetColumn> columns, Limits limits) throws IOException {
        this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        this.columns = columns;
        this.limits = limits;
        zstd.setLevel(ZSTD_LEVEL);
        for (ParquetColumn column : columns) {
            chunks.add(new ParquetChunk(column));
        }
        out.write(MAGIC);
        position = MAGIC.length;
    }

    ParquetChunk chunk(int column) {
        return chunks.get(column);
    }

    void endRow() throws IOException {
        rows++;
        groupRows++;
        if (groupRows == limits.rowGroupRows()
                || ((groupRows & 0x3FF) == 0 && memory() > limits.rowGroupBytes())) {
            flush();
        }
    }

    private long memory() {
        long sum = 0;
        for (ParquetChunk chunk : chunks) {
            sum += chunk.memory();
        }
        return sum;
    }

    private void flush() throws IOException {
        if (groupRows == 0) {
            return;
        }
        List<ColumnChunk> group = new ArrayList<>();
        long start = position;
        long uncompressed = 0;
        Bytes page = new Bytes();
        for (ParquetChunk chunk : chunks) {
            page.clear();
            ParquetChunk.Written one = chunk.write(page, position, zstd);
            page.writeTo(out);
            position += page.size();
            uncompressed += one.meta().getTotal_uncompressed_size();
            ColumnChunk place = new ColumnChunk(0).setMeta_data(one.meta());
            group.add(place);
            places.add(place);
            written.add(one);
        }
        rowGroups.add(
                new RowGroup(group, uncompressed, groupRows)
                        .setFile_offset(start)
                        .setTotal_compressed_size(position - start)
                        .setOrdinal((short) rowGroups.size()));
        groupRows = 0;
    }

    /// Writes the last row group, the page indexes and the footer.
    void finish(String createdBy, Map<String, String> keyValues) throws IOException {
        flush();
        Bytes tail = new Bytes();
        writeIndexes(tail);
        int footerAt = tail.size();
        Util.writeFileMetaData(footer(createdBy, keyValues), tail);
        tail.writeInt(tail.size() - footerAt);
        tail.write(MAGIC, 0, MAGIC.length);
        tail.writeTo(out);
    }

    private void writeIndexes(Bytes tail) throws IOException {
        for (int i = 0; i < written.size(); i++) {
            int at = tail.size();
            Util.writeColumnIndex(written.get(i).columnIndex(), tail);
            places.get(i)
                    .setColumn_index_offset(position + at)
                    .setColumn_index_length(tail.size() - at);
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
        zstd.close();
        out.close();
    }
}
