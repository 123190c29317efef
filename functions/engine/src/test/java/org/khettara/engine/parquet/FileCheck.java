package org.khettara.engine.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.Validity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/// Holds a file against the table it was made of: every value through Hardwood, every page by its
/// place, sums and bounds through the index.
final class FileCheck {
    private final byte[] bytes;
    private final FileMetaData footer;
    private final TestTable table;
    private final Path file;

    FileCheck(Path file, TestTable table) throws IOException {
        this.file = file;
        this.table = table;
        this.bytes = Files.readAllBytes(file);
        int end = bytes.length - 8;
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
        this.footer = Util.readFileMetaData(new ByteArrayInputStream(bytes, end - length, length));
    }

    FileMetaData footer() {
        return footer;
    }

    void run() throws IOException {
        assertThat(footer.getNum_rows()).isEqualTo(table.rows());
        checkValues();
        int row = 0;
        for (RowGroup group : Objects.requireNonNull(footer.getRow_groups())) {
            long place = group.getFile_offset();
            for (int i = 0; i < table.columns().size(); i++) {
                ColumnChunk chunk = Objects.requireNonNull(group.getColumns()).get(i);
                int to = row + (int) group.getNum_rows();
                TestColumn column = table.columns().get(i);
                new ChunkCheck(this, chunk, column, column.values().subList(row, to)).run(place);
                place += Objects.requireNonNull(chunk.getMeta_data()).getTotal_compressed_size();
            }
            assertThat(group.getTotal_compressed_size()).isEqualTo(place - group.getFile_offset());
            row += (int) group.getNum_rows();
        }
        assertThat(row).isEqualTo(table.rows());
    }

    boolean isGathered() {
        return table.gathers();
    }

    ByteArrayInputStream at(long offset, int length) {
        return new ByteArrayInputStream(bytes, (int) offset, length);
    }

    /// Reads the header of a page and checks that its body has the size and sum it tells.
    PageHeader page(long offset, int length) throws IOException {
        ByteArrayInputStream in = at(offset, length);
        PageHeader header = Util.readPageHeader(in);
        assertThat(in.available()).isEqualTo(header.getCompressed_page_size());
        CRC32 crc = new CRC32();
        crc.update(in.readAllBytes());
        assertThat(header.getCrc()).isEqualTo((int) crc.getValue());
        return header;
    }

    private void checkValues() throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file))) {
            for (int i = 0; i < table.columns().size(); i++) {
                TestColumn column = table.columns().get(i);
                try (ColumnReader values = reader.columnReader(i)) {
                    checkColumn(column, values);
                }
            }
        }
    }

    private static void checkColumn(TestColumn column, ColumnReader reader) {
        List<@Nullable Object> wanted = column.values();
        int row = 0;
        while (reader.nextBatch()) {
            Validity validity = reader.getLeafValidity();
            Batch batch = Batch.of(column.column().form(), reader);
            for (int i = 0; i < reader.getRecordCount(); i++, row++) {
                Object want = wanted.get(row);
                if (validity.isNull(i) != (want == null)
                        || (want != null && !same(want, batch.value(i)))) {
                    throw new AssertionError(
                            "%s, row %d: %s, not %s"
                                    .formatted(
                                            column.column(),
                                            row,
                                            validity.isNull(i) ? null : batch.value(i),
                                            want));
                }
            }
        }
        assertThat(row).as(column.column().toString()).isEqualTo(wanted.size());
    }

    private static boolean same(Object want, Object got) {
        return want instanceof byte[] bytes ? Arrays.equals(bytes, (byte[]) got) : want.equals(got);
    }

    /// Values of one batch, as the tests keep them.
    private interface Batch {
        Object value(int row);

        static Batch of(Form form, ColumnReader reader) {
            return switch (form) {
                case BOOLEAN -> {
                    boolean[] all = reader.getBooleans();
                    yield row -> all[row] ? 1L : 0L;
                }
                case INT32 -> {
                    int[] all = reader.getInts();
                    yield row -> (long) all[row];
                }
                case INT64 -> {
                    long[] all = reader.getLongs();
                    yield row -> all[row];
                }
                case DOUBLE -> {
                    double[] all = reader.getDoubles();
                    yield row -> Double.doubleToRawLongBits(all[row]);
                }
                case TEXT, FIXED -> {
                    byte[][] all = reader.getBinaries();
                    yield row -> all[row];
                }
            };
        }
    }
}
