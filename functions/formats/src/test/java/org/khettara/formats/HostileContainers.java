package org.khettara.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.khettara.formats.HostileCase.hostile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// Compound files (XLS and its relatives) and Parquet files whose tables of contents lie.
final class HostileContainers {
    private static final int SECTOR = 512;

    private HostileContainers() {}

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    static Stream<HostileCase> all() throws IOException {
        return Stream.of(compound(), documents(), parquet()).flatMap(List::stream);
    }

    private static byte[] workbook() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            HSSFSheet sheet = workbook.createSheet("s");
            for (int i = 0; i < 400; i++) {
                sheet.createRow(i).createCell(0).setCellValue("v" + i);
                sheet.getRow(i).createCell(1).setCellValue(i);
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// A workbook in which some numbers are others.
    private static HostileCase lie(String name, String outcome, Consumer<ByteBuffer> change)
            throws IOException {
        byte[] bytes = workbook();
        change.accept(little(bytes));
        return hostile(name, outcome, bytes);
    }

    private static int sector(int number) {
        return SECTOR * (number + 1);
    }

    /// Where the first sector of sector numbers is.
    private static int table(ByteBuffer file) {
        return sector(file.getInt(0x4C));
    }

    private static int directory(ByteBuffer file) {
        return sector(file.getInt(0x30));
    }

    /// Where the workbook's records begin.
    private static int stream(ByteBuffer file) {
        return sector(file.getInt(directory(file) + 128 + 0x74));
    }

    private static List<HostileCase> compound() throws IOException {
        byte[] whole = workbook();
        List<HostileCase> cases = new ArrayList<>();
        cases.add(lie("xls-sectors-loop", "CORRUPT", HostileContainers::loop));
        cases.add(
                lie(
                        "xls-directory-loop",
                        "CORRUPT",
                        f -> f.putInt(table(f) + 4 * f.getInt(0x30), f.getInt(0x30))));
        cases.add(lie("xls-difat-loop", "CORRUPT", f -> f.putInt(0x44, 0).putInt(0x48, 1 << 20)));
        cases.add(lie("xls-table-count", "CORRUPT", f -> f.putInt(0x2C, Integer.MAX_VALUE)));
        cases.add(lie("xls-table-negative", "CORRUPT", f -> f.putInt(0x2C, -1)));
        cases.add(lie("xls-sector-size", "CORRUPT", f -> f.putShort(0x1E, (short) 30)));
        cases.add(lie("xls-directory-outside", "CORRUPT", f -> f.putInt(0x30, 1 << 24)));
        cases.add(
                lie(
                        "xls-stream-size",
                        HostileCase.PUBLISHED,
                        f -> f.putInt(directory(f) + 128 + 0x78, Integer.MAX_VALUE)));
        cases.add(
                lie(
                        "xls-sibling-loop",
                        "CORRUPT",
                        f ->
                                f.putInt(directory(f) + 128 + 0x44, 1)
                                        .putInt(directory(f) + 128 + 0x48, 1)));
        cases.add(lie("xls-first-record", "EMPTY", f -> f.putShort(stream(f), (short) 0x7777)));
        cases.add(lie("xls-record-long", "CORRUPT", f -> f.putShort(stream(f) + 22, (short) -1)));
        cases.add(hostile("xls-header-only", "CORRUPT", Arrays.copyOf(whole, SECTOR)));
        cases.add(hostile("xls-half", "CORRUPT", Arrays.copyOf(whole, whole.length / 2)));
        cases.add(
                hostile(
                        "xls-zeros-after",
                        "EMPTY",
                        HostileArchives.concat(Arrays.copyOf(whole, 2048), new byte[1 << 20])));
        return cases;
    }

    /// Every sector is followed by itself.
    private static void loop(ByteBuffer file) {
        for (int i = 0; i < 128; i++) {
            file.putInt(table(file) + 4 * i, i);
        }
    }

    private static List<HostileCase> documents() throws IOException {
        return List.of(
                stream("doc", "NOT_TABULAR", "WordDocument"),
                stream("ppt", "NOT_TABULAR", "PowerPoint Document"),
                stream("msg", "NOT_TABULAR", "__properties_version1.0"),
                stream("msi", "NOT_TABULAR", "\u4840\u3F7F\u4164\u422F\u4836"),
                stream("thumbs", "NOT_TABULAR", "Catalog"),
                stream("encrypted-xlsx", "ENCRYPTED", "EncryptedPackage"));
    }

    private static HostileCase stream(String name, String outcome, String stream)
            throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            container.createDocument(new ByteArrayInputStream(random(9_000)), stream);
            container.writeFilesystem(out);
            return hostile("ole-" + name, outcome, out.toByteArray());
        }
    }

    private static List<HostileCase> parquet() throws IOException {
        byte[] whole = resource("types-zstd.parquet");
        int footer = little(whole).getInt(whole.length - 8);
        byte[] deep = HostileGzip.repeat('\u001c', 100_000);
        byte[] lists = HostileGzip.repeat('\u0019', 100_000);
        return List.of(
                hostile("parquet-magic-only", "CORRUPT", "PAR1PAR1"),
                hostile("parquet-footer-huge", "CORRUPT", footer(whole, Integer.MAX_VALUE)),
                hostile("parquet-footer-negative", "CORRUPT", footer(whole, -1)),
                hostile("parquet-footer-zero", "CORRUPT", footer(whole, 0)),
                hostile("parquet-footer-short", "CORRUPT", footer(whole, footer / 2)),
                hostile("parquet-footer-long", "CORRUPT", footer(whole, footer + 40)),
                hostile("parquet-footer-structs", "CORRUPT", file(deep)),
                hostile("parquet-footer-lists", "CORRUPT", file(lists)),
                hostile(
                        "parquet-footer-counts",
                        "CORRUPT",
                        file(new byte[] {0x15, 2, 0x19, (byte) 0xFC, -1, -1, -1, -1, 7})),
                hostile(
                        "parquet-footer-text",
                        "CORRUPT",
                        file(new byte[] {0x18, -1, -1, -1, -1, 7, 'a'})),
                hostile("parquet-footer-random", "CORRUPT", file(random(5_000))),
                hostile(
                        "parquet-pages-random",
                        "CORRUPT",
                        damaged(whole, 4, whole.length - footer - 8)),
                hostile("parquet-cut", "CORRUPT", Arrays.copyOf(whole, whole.length - 100)),
                hostile("parquet-encrypted", "ENCRYPTED", "PARE" + "x".repeat(1_000) + "PARE"));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = HostileContainers.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static byte[] footer(byte[] whole, int length) {
        byte[] copy = whole.clone();
        little(copy).putInt(copy.length - 8, length);
        return copy;
    }

    private static byte[] file(byte[] footer) {
        byte[] end = OddZip.bytes(OddZip.little(4).putInt(footer.length));
        byte[] magic = "PAR1".getBytes(UTF_8);
        return HostileArchives.concat(magic, footer, end, magic);
    }

    private static byte[] damaged(byte[] whole, int from, int to) {
        byte[] copy = whole.clone();
        System.arraycopy(random(to - from), 0, copy, from, to - from);
        return copy;
    }
}
