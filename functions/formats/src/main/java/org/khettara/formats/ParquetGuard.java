package org.khettara.formats;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// Holds what a Parquet file declares against its size and our limits, before the reader allocates
/// by it: the footer, the schema, and the header of every page.
final class ParquetGuard {
    static final int DEPTH = 64;
    private static final int FOOTER_BYTES = 32 << 20;
    private static final int PAGE_BYTES = 64 << 20;
    private static final int PAGE_VALUES = 4 << 20;
    private static final int MAGIC = 4;
    private static final int TAIL = 8;
    private static final Set<CompressionCodec> CODECS =
            Set.of(
                    CompressionCodec.UNCOMPRESSED,
                    CompressionCodec.SNAPPY,
                    CompressionCodec.GZIP,
                    CompressionCodec.ZSTD);

    private final FileChannel file;
    private final Limits limits;
    private final long end;
    private final int footer;
    private final long most;
    private long expanded;

    private ParquetGuard(FileChannel file, Limits limits) throws IOException, Refusal {
        this.file = file;
        this.limits = limits;
        long size = file.size();
        this.most = limits.expandedFrom(size);
        if (size < MAGIC + TAIL) {
            throw corrupt();
        }
        ByteBuffer tail = ByteBuffer.wrap(bytes(size - TAIL, TAIL)).order(ByteOrder.LITTLE_ENDIAN);
        footer = tail.getInt();
        end = size - TAIL - footer;
        String magic = new String(tail.array(), 4, MAGIC, StandardCharsets.ISO_8859_1);
        if (magic.equals("PARE")) {
            throw Refusal.of(ReasonCode.ENCRYPTED, "ENCRYPTED.parquet");
        }
        if (!magic.equals("PAR1") || footer <= 0 || end < MAGIC) {
            throw corrupt();
        }
        if (footer > FOOTER_BYTES) {
            throw Refusal.of(ReasonCode.BOMB, "BOMB.pages", FOOTER_BYTES >> 20);
        }
    }

    /// May throw any unchecked exception on a hostile file, as the Thrift reader does.
    static void check(Path path, Limits limits) throws IOException, Refusal {
        try (FileChannel file = FileChannel.open(path)) {
            new ParquetGuard(file, limits).check();
        }
    }

    static Refusal corrupt() {
        return Refusal.of(ReasonCode.CORRUPT, "CORRUPT.parquet");
    }

    private static void hold(boolean sound) throws Refusal {
        if (!sound) {
            throw corrupt();
        }
    }

    private static <T> T there(@Nullable T value) throws Refusal {
        if (value == null) {
            throw corrupt();
        }
        return value;
    }

    private byte[] bytes(long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = file.read(buffer, from + buffer.position());
        }
        return buffer.array();
    }

    private void check() throws IOException, Refusal {
        FileMetaData meta = Util.readFileMetaData(new ByteArrayInputStream(bytes(end, footer)));
        if (meta.isSetEncryption_algorithm()) {
            throw Refusal.of(ReasonCode.ENCRYPTED, "ENCRYPTED.parquet");
        }
        int leaves = checkSchema(there(meta.getSchema()));
        long rows = 0;
        for (RowGroup group : there(meta.getRow_groups())) {
            hold(group.getNum_rows() >= 0 && group.getColumnsSize() == leaves);
            rows += group.getNum_rows();
            for (ColumnChunk chunk : there(group.getColumns())) {
                hold(!chunk.isSetFile_path());
                checkChunk(there(chunk.getMeta_data()));
            }
        }
        hold(meta.getNum_rows() == rows);
    }

    /// @return the number of columns
    private int checkSchema(List<SchemaElement> elements) throws Refusal {
        hold(!elements.isEmpty());
        Deque<Integer> open = new ArrayDeque<>();
        int leaves = 0;
        for (SchemaElement element : elements) {
            hold(element.isSetName() && element.getNum_children() >= 0);
            while (!open.isEmpty() && open.peek() == 0) {
                open.pop();
            }
            hold(!open.isEmpty() || element.equals(elements.getFirst()));
            if (!open.isEmpty()) {
                open.push(open.pop() - 1);
            }
            leaves += element.getNum_children() == 0 ? 1 : 0;
            open.push(element.getNum_children());
            if (open.size() > DEPTH) {
                throw Refusal.of(ReasonCode.BOMB, "BOMB.depth", DEPTH);
            }
        }
        hold(open.stream().allMatch(left -> left == 0));
        if (leaves > limits.columns()) {
            throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.fields", limits.columns());
        }
        return leaves;
    }

    private void checkChunk(ColumnMetaData chunk) throws IOException, Refusal {
        CompressionCodec codec = there(chunk.getCodec());
        if (!CODECS.contains(codec)) {
            throw Refusal.of(ReasonCode.NOT_TABULAR, "NOT_TABULAR.codec", codec);
        }
        long at = chunk.getData_page_offset();
        if (chunk.isSetDictionary_page_offset() && chunk.getDictionary_page_offset() > 0) {
            at = Math.min(at, chunk.getDictionary_page_offset());
        }
        long length = chunk.getTotal_compressed_size();
        hold(at >= MAGIC && length >= 0 && length <= end && at <= end - length);
        hold(chunk.getNum_values() >= 0);
        long stop = at + length;
        long values = 0;
        // Of bytes behind the last page the reader makes pages without end.
        while (at < stop) {
            Counted in = new Counted(stream(at));
            PageHeader page = Util.readPageHeader(in);
            at += in.count + (long) page.getCompressed_page_size();
            hold(page.getCompressed_page_size() >= 0 && at <= stop);
            values += checkPage(page);
        }
        hold(values == chunk.getNum_values());
    }

    /// @return the number of values, nulls too
    private int checkPage(PageHeader page) throws Refusal {
        int bytes = page.getUncompressed_page_size();
        hold(bytes >= 0);
        if (bytes > PAGE_BYTES) {
            throw Refusal.of(ReasonCode.BOMB, "BOMB.pages", PAGE_BYTES >> 20);
        }
        expanded += bytes;
        if (expanded > most) {
            throw Refusal.of(ReasonCode.BOMB, "BOMB", most >> 20);
        }
        DictionaryPageHeader dictionary = page.getDictionary_page_header();
        if (dictionary != null) {
            hold(dictionary.getNum_values() >= 0 && dictionary.getNum_values() <= bytes);
            return 0;
        }
        DataPageHeader first = page.getData_page_header();
        DataPageHeaderV2 second = page.getData_page_header_v2();
        int values =
                second != null ? second.getNum_values() : first != null ? first.getNum_values() : 0;
        hold(values >= 0);
        if (values > PAGE_VALUES) {
            throw Refusal.of(ReasonCode.BOMB, "BOMB.pages", PAGE_BYTES >> 20);
        }
        return values;
    }

    private InputStream stream(long at) throws IOException {
        file.position(at);
        return new BufferedInputStream(Channels.newInputStream(file), 256);
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int read = in.read(to, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
