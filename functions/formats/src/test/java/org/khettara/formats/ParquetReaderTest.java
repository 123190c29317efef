package org.khettara.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The files `types-*.parquet` were written by pyarrow 26.
final class ParquetReaderTest extends ReaderCase {
    private static byte[] types(String codec) throws IOException {
        try (InputStream in =
                ParquetReaderTest.class.getResourceAsStream("types-" + codec + ".parquet")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static int footer(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
    }

    /// The same pages under another footer.
    private static byte[] lying(Consumer<FileMetaData> lie) throws IOException {
        byte[] file = types("snappy");
        int start = file.length - 8 - footer(file);
        FileMetaData meta =
                Util.readFileMetaData(new ByteArrayInputStream(file, start, footer(file)));
        lie.accept(meta);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, start);
        Util.writeFileMetaData(meta, out);
        int length = out.size() - start;
        out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array());
        out.write("PAR1".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 1_000_000, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void aFooterOfAnotherLengthIsCorrupt(int length) throws IOException {
        byte[] file = types("snappy");
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(file.length - 8, length);
        assertThat(read(file).refusal()).isEqualTo("CORRUPT.parquet");
    }

    @Test
    void declaredSizesAreHeldAgainstTheFile() throws IOException {
        List<Consumer<FileMetaData>> lies =
                List.of(
                        meta -> meta.setNum_rows(Long.MAX_VALUE),
                        meta -> group(meta).setNum_rows(1L << 40),
                        meta -> Objects.requireNonNull(group(meta).getColumns()).removeLast(),
                        meta -> chunk(meta).setNum_values(1L << 50),
                        meta -> chunk(meta).setTotal_compressed_size(Long.MAX_VALUE),
                        meta -> chunk(meta).setTotal_compressed_size(-1),
                        meta -> chunk(meta).setData_page_offset(-5).setDictionary_page_offset(0),
                        meta ->
                                chunk(meta)
                                        .setData_page_offset(Long.MAX_VALUE)
                                        .unsetDictionary_page_offset(),
                        meta -> schema(meta).getFirst().setNum_children(Integer.MAX_VALUE),
                        meta -> schema(meta).getFirst().setNum_children(-1),
                        meta -> schema(meta).clear());
        for (Consumer<FileMetaData> lie : lies) {
            assertThat(read(lying(lie)).refusal()).isEqualTo("CORRUPT.parquet");
        }
    }

    private static ColumnMetaData chunk(FileMetaData meta) {
        List<ColumnChunk> chunks = Objects.requireNonNull(group(meta).getColumns());
        return Objects.requireNonNull(chunks.getFirst().getMeta_data());
    }

    private static RowGroup group(FileMetaData meta) {
        return Objects.requireNonNull(meta.getRow_groups()).getFirst();
    }

    private static List<SchemaElement> schema(FileMetaData meta) {
        return Objects.requireNonNull(meta.getSchema());
    }

    @Test
    void deepAndWideSchemasAreRefused() throws IOException {
        byte[] deep =
                lying(meta -> {
                    schema(meta).clear();
                    for (int i = 0; i < 100_000; i++) {
                        meta.addToSchema(new SchemaElement("g").setNum_children(1));
                    }
                    meta.addToSchema(new SchemaElement("leaf"));
                });
        assertThat(read(deep).refusal()).isEqualTo("BOMB.depth");
        byte[] wide =
                lying(meta -> {
                    schema(meta).clear();
                    meta.addToSchema(new SchemaElement("root").setNum_children(20_000));
                    for (int i = 0; i < 20_000; i++) {
                        meta.addToSchema(new SchemaElement("c" + i));
                    }
                });
        assertThat(read(wide).refusal()).isEqualTo("TOO_LARGE.fields");
    }

    @Test
    void listsLongerThanTheFooterDoNotTakeMemory() throws IOException {
        // A compact Thrift list of 2^31 - 1 schema elements in a footer of a few bytes.
        byte[] thrift = {0x15, 0x02, 0x19, (byte) 0xFC, -1, -1, -1, -1, 0x07, 0, 0};
        ByteBuffer file = ByteBuffer.allocate(4 + thrift.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        file.put("PAR1".getBytes(StandardCharsets.US_ASCII)).put(thrift).putInt(thrift.length);
        file.put("PAR1".getBytes(StandardCharsets.US_ASCII));
        assertThat(read(file.array()).refusal()).isEqualTo("CORRUPT.parquet");
    }

    /// One column of 32-bit numbers in one page of ten bytes, whose header says what it likes.
    private static byte[] onePage(int bytes, int values) throws IOException {
        return pages(1, bytes, values);
    }

    private static byte[] pages(int count, int bytes, int values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("PAR1".getBytes(StandardCharsets.US_ASCII));
        PageHeader page = new PageHeader(PageType.DATA_PAGE, bytes, 10);
        page.setData_page_header(
                new DataPageHeader(values, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
        for (int i = 0; i < count; i++) {
            Util.writePageHeader(page, out);
            out.write(new byte[10]);
        }
        ColumnMetaData column =
                new ColumnMetaData(
                        Type.INT32,
                        List.of(Encoding.PLAIN),
                        List.of("a"),
                        CompressionCodec.ZSTD,
                        (long) values * count,
                        bytes,
                        out.size() - 4,
                        4);
        RowGroup group =
                new RowGroup(List.of(new ColumnChunk(4).setMeta_data(column)), bytes, values);
        SchemaElement root = new SchemaElement("root").setNum_children(1);
        SchemaElement leaf =
                new SchemaElement("a")
                        .setType(Type.INT32)
                        .setRepetition_type(FieldRepetitionType.REQUIRED);
        int start = out.size();
        Util.writeFileMetaData(
                new FileMetaData(1, List.of(root, leaf), values, List.of(group)), out);
        int length = out.size() - start;
        out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array());
        out.write("PAR1".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    @Test
    void pagesThatDeclareTooMuchAreRefusedUnread() throws IOException {
        assertThat(read(onePage(Integer.MAX_VALUE, 3)).refusal()).isEqualTo("BOMB.pages");
        assertThat(read(onePage(12, Integer.MAX_VALUE)).refusal()).isEqualTo("BOMB.pages");
        assertThat(read(onePage(-1, 3)).refusal()).isEqualTo("CORRUPT.parquet");
        assertThat(read(onePage(12, 3)).refusal()).isEqualTo("CORRUPT.parquet");
        // Each page might be sound, but not all of them in a file of some hundred bytes.
        assertThat(read(pages(8, 9 << 20, 3)).refusal()).isEqualTo("BOMB");
    }

    @Test
    void aFileCutShortIsCorruptAtEveryPlace() throws IOException {
        assertThat(cutShort(types("zstd")))
                .allSatisfy(o -> assertThat(o.refusal()).isEqualTo("CORRUPT.parquet"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "snappy", "gzip", "zstd"})
    @Timeout(120)
    void flippedBytesGiveARefusalOrATable(String codec) throws IOException {
        byte[] sound = types(codec);
        Random random = new Random(20_261_123);
        for (int i = 0; i < 100; i++) {
            byte[] file = sound.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                file[4 + random.nextInt(file.length - 8)] = (byte) random.nextInt();
            }
            Outcome outcome = read(file);
            assertThat(outcome.format()).isEqualTo("parquet");
        }
    }

    @Test
    void otherCodecsAndEncryptionAreNamed() throws IOException {
        assertThat(read(types("brotli")).refusal()).isEqualTo("NOT_TABULAR.codec");
        byte[] file = types("none");
        System.arraycopy("PARE".getBytes(StandardCharsets.US_ASCII), 0, file, file.length - 4, 4);
        assertThat(read(file).refusal()).isEqualTo("ENCRYPTED.parquet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "snappy", "gzip", "zstd"})
    void everyTypeBecomesItsStoredText(String codec) throws IOException {
        CollectedSheets.Grid grid = read(types(codec)).only();
        assertThat(grid.columns)
                .containsExactly(
                        "texte",
                        "i",
                        "u",
                        "dec",
                        "dbl",
                        "f",
                        "b",
                        "jour",
                        "heure",
                        "local",
                        "utc",
                        "octets",
                        "pos.x",
                        "pos.in.y",
                        "liste",
                        "groupes",
                        "carte");
        assertThat(grid.row(0))
                .containsExactly(
                        "Salé",
                        "1",
                        "1",
                        "1.50",
                        "0.1",
                        "0.1",
                        "true",
                        "2024-03-01",
                        "10:30:00",
                        "2024-03-01T10:30:00",
                        "2024-03-01T10:30:00Z",
                        "ff00",
                        "1",
                        "a",
                        "[1,null,2]",
                        "[{\"k\":\"a\",\"v\":1.10}]",
                        "{\"a\":1}");
        assertThat(grid.row(1)).containsExactly("سلا");
        assertThat(grid.row(2))
                .containsExactly(
                        "",
                        "-9223372036854775808",
                        "4294967295",
                        "-12345678901234567890.25",
                        "1.0E300",
                        "1.5",
                        "false",
                        "1912-03-30",
                        "23:59:59.123456",
                        "1999-12-31T23:59:59.000001",
                        "1999-12-31T00:00:00Z",
                        "é",
                        "",
                        "",
                        "[]",
                        "[]",
                        "{}");
    }

    @Test
    void aTextThatBeginsLikeParquetIsCorruptParquet() throws IOException {
        assertThat(read(Arrays.copyOf("PAR1".getBytes(StandardCharsets.US_ASCII), 20)).refusal())
                .isEqualTo("CORRUPT.parquet");
    }
}
