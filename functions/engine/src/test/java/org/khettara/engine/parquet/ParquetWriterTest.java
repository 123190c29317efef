package org.khettara.engine.parquet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.RowGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.engine.parquet.ParquetColumn.Storage;

/// Corner cases of the pages, each written, read back through Hardwood, and held against its
/// values. The files stay in `target/parquet-pages` for readers in other languages.
final class ParquetWriterTest {
    private static final Path FOLDER = Path.of("target", "parquet-pages");
    private static final long NO_LIMIT = Long.MAX_VALUE;

    @TempDir Path folder;

    private static FileCheck check(String name, TestTable table) throws IOException {
        FileCheck check = new FileCheck(table.write(FOLDER.resolve(name + ".parquet")), table);
        check.run();
        return check;
    }

    private static TestTable onePage(Generated generated, int rows) {
        return new TestTable(
                generated.columns(), rows == 0 ? List.of() : List.of(rows), NO_LIMIT, 1 << 20);
    }

    private static List<RowGroup> groups(FileCheck check) {
        return requireNonNull(check.footer().getRow_groups());
    }

    private static List<Encoding> encodings(FileCheck check, int group, int column) {
        ColumnChunk chunk = requireNonNull(groups(check).get(group).getColumns()).get(column);
        return requireNonNull(requireNonNull(chunk.getMeta_data()).getEncodings());
    }

    static Stream<Arguments> pagePlans() {
        return Stream.of(
                Arguments.of("no-rows", List.of(), 100),
                Arguments.of("one-row", List.of(1), 100),
                Arguments.of("pages-of-one-row", Collections.nCopies(20, 1), 7),
                Arguments.of("around-eight", List.of(7, 8, 9, 16, 17, 1, 63, 64, 65), 100_000),
                Arguments.of("around-a-block", List.of(127, 128, 129, 130, 256, 257, 385), 100_000),
                Arguments.of("many-groups", Collections.nCopies(60, 33), 100),
                Arguments.of("empty-pages", List.of(0, 50, 0, 0, 70, 0), 50),
                Arguments.of("large-pages", List.of(30_000, 12, 9_999), 30_000));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pagePlans")
    void everyStorageInPagesOf(String name, List<Integer> pages, int groupRows) throws IOException {
        int rows = pages.stream().mapToInt(Integer::intValue).sum();
        Generated generated = new Generated(rows).addEveryStorage();
        check(name, new TestTable(generated.columns(), pages, NO_LIMIT, groupRows));
    }

    /// However the values come, they become the same pages: in the heap, by way of a file, and
    /// where ids and values take turns.
    @ParameterizedTest(name = "{0}")
    @MethodSource("pagePlans")
    void gatheredValuesOf(String name, List<Integer> pages, int groupRows) throws IOException {
        int rows = pages.stream().mapToInt(Integer::intValue).sum();
        byte[][] files = new byte[2][];
        for (int i = 0; i < files.length; i++) {
            long spilledBeyond = i == 0 ? NO_LIMIT : 2_000;
            Generated generated = new Generated(rows).addEveryStorage();
            TestTable table =
                    new TestTable(generated.columns(), pages, spilledBeyond, groupRows, true);
            Path file = FOLDER.resolve("gathered-" + name + "-" + i + ".parquet");
            table.write(file, 1 + i);
            if (i == 0) {
                new FileCheck(file, table).run();
            }
            assertThat(file.resolveSibling(file.getFileName() + ".runs")).doesNotExist();
            files[i] = Files.readAllBytes(file);
        }
        assertThat(files[1]).isEqualTo(files[0]);
    }

    @Test
    void gatheredValuesOfALongColumnEndTheRowGroup() throws IOException {
        int rows = 40;
        Generated generated = new Generated(rows);
        generated.add(
                new Storage.Text(),
                row -> Generated.text("x".repeat(900_000) + row),
                row -> false,
                page -> false);
        generated.add(new Storage.Int64(), row -> -1L - row, row -> row == 3, page -> false);
        TestTable table =
                new TestTable(
                        generated.columns(), Collections.nCopies(rows, 1), 1 << 20, 1 << 20, true);
        FileCheck check =
                new FileCheck(table.write(FOLDER.resolve("gathered-long.parquet")), table);
        check.run();
        assertThat(groups(check)).hasSize(3);
    }

    @Test
    void theNumberOfThreadsDoesNotShowInTheFile() throws IOException {
        List<Integer> pages = Collections.nCopies(8, 1500);
        byte[][] files = new byte[3][];
        for (int i = 0; i < files.length; i++) {
            Generated generated = new Generated(12_000).addEveryStorage();
            TestTable table = new TestTable(generated.columns(), pages, NO_LIMIT, 5000);
            Path file = folder.resolve("threads-" + i + ".parquet");
            files[i] = Files.readAllBytes(table.write(file, 1 + 2 * i));
        }
        assertThat(files[1]).isEqualTo(files[0]);
        assertThat(files[2]).isEqualTo(files[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 16, 17, 255, 256, 257, 65_535, 65_536, 65_537, 140_000})
    void dictionariesOf(int size) throws IOException {
        int rows = 150_000;
        Random random = Generated.random(size);
        Generated generated = new Generated(rows);
        generated.add(
                new Storage.Int64(),
                row -> (row < size ? row : random.nextInt(size)) - 1L,
                row -> false,
                page -> true);
        generated.add(
                new Storage.Text(),
                row -> Generated.text("valeur " + (row < size ? row : random.nextInt(size))),
                row -> row % 1000 > 990,
                page -> true);
        int[] runs = runs(random, rows, size);
        generated.add(new Storage.Day(), row -> (long) runs[row], row -> false, page -> true);
        List<Integer> pages = List.of(1, 30_000, 40_000, 40_000, 39_999);
        check("dictionary-" + size, new TestTable(generated.columns(), pages, NO_LIMIT, 100_000));
    }

    /// Ids that repeat 1 to 40 times, now and then longer.
    private static int[] runs(Random random, int rows, int size) {
        int[] ids = new int[rows];
        int at = 0;
        while (at < rows) {
            int id = random.nextInt(size);
            int end = at + 1 + random.nextInt(random.nextInt(9) == 0 ? 3000 : 40);
            for (; at < Math.min(rows, end); at++) {
                ids[at] = id;
            }
        }
        return ids;
    }

    @Test
    void aDictionaryGivenWholeAtOnceIsWrittenAsFarAsItIsUsed() throws IOException {
        Generated generated = new Generated(3000);
        generated.add(new Storage.Int64(), row -> row % 7L, row -> false, page -> true);
        generated
                .columns()
                .getFirst()
                .withDictionaryOf(
                        IntStream.range(0, 70_000).<Object>mapToObj(Long::valueOf).toList());
        FileCheck check = check("dictionary-whole", onePage(generated, 3000));
        assertThat(groups(check).getFirst().getTotal_byte_size()).isLessThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 9, 10, 17, 18, 19, 20, 21, 28, 37, 38})
    void decimalsOfPrecision(int precision) throws IOException {
        BigInteger most = BigInteger.TEN.pow(precision).subtract(BigInteger.ONE);
        Storage.Decimal storage = new Storage.Decimal(precision, precision / 2);
        List<BigInteger> values = new ArrayList<>(List.of(most, most.negate(), BigInteger.ZERO));
        for (int bits = 0; bits < most.bitLength(); bits++) {
            BigInteger power = BigInteger.ONE.shiftLeft(bits);
            values.add(power);
            values.add(power.negate());
            values.add(power.subtract(BigInteger.ONE));
            values.add(power.negate().subtract(BigInteger.ONE).max(most.negate()));
        }
        int rows = values.size();
        Generated generated =
                new Generated(rows)
                        .addAll(storage, row -> decimal(values.get(row), storage))
                        .addAll(storage, row -> decimal(values.get(rows - 1 - row), storage));
        List<Integer> pages = new ArrayList<>(Collections.nCopies(rows / 7, 7));
        pages.add(rows % 7);
        check("decimal-" + precision, new TestTable(generated.columns(), pages, NO_LIMIT, 50));
    }

    private static Object decimal(BigInteger value, Storage.Decimal storage) {
        return storage.wide()
                ? Generated.fixed(value, storage.bytes())
                : (Object) value.longValueExact();
    }

    @Test
    void integersAtTheEndsOfTheirWidth() throws IOException {
        long[] ends = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1, Long.MIN_VALUE + 1};
        int rows = 5000;
        Generated generated = new Generated(rows);
        generated.addAll(new Storage.Int64(), row -> ends[row % ends.length]);
        generated.addAll(new Storage.Int64(), row -> row < 4000 ? row : ends[row % ends.length]);
        generated.addAll(new Storage.Int64(), row -> row % 2 == 0 ? row - 3 : Long.MIN_VALUE + row);
        generated.addAll(
                new Storage.Day(),
                row -> (long) (row % 2 == 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE));
        generated.addAll(
                new Storage.Day(),
                row -> row % 900 == 899 ? (long) Integer.MIN_VALUE + row % 2 : row);
        check("integer-ends", onePage(generated, rows));
    }

    @Test
    void risingAndFallingNumbersAreWrittenAsDifferences() throws IOException {
        int rows = 30_000;
        Random random = Generated.random(5);
        Generated generated = new Generated(rows);
        generated.add(new Storage.Int64(), row -> (long) row, row -> false, page -> false);
        generated.add(new Storage.Int64(), row -> -row * 5L, row -> row % 3 == 0, page -> false);
        generated.add(
                new Storage.Instant(true),
                row -> row * 60_000_000L + random.nextInt(60_000_000),
                row -> false,
                page -> false);
        generated.add(new Storage.Day(), row -> row / 40L, row -> false, page -> false);
        generated.add(new Storage.Int64(), row -> random.nextLong(), row -> false, page -> false);
        List<Integer> pages = Collections.nCopies(3, 10_000);
        FileCheck check =
                check("differences", new TestTable(generated.columns(), pages, NO_LIMIT, 1 << 20));
        for (int column = 0; column < 4; column++) {
            assertThat(encodings(check, 0, column)).contains(Encoding.DELTA_BINARY_PACKED);
        }
        assertThat(encodings(check, 0, 4)).doesNotContain(Encoding.DELTA_BINARY_PACKED);
    }

    @Test
    void doublesOfEveryKind() throws IOException {
        double[] kinds = {
            1.5, -0.0, 0.0, Double.MIN_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY
        };
        double[] odd = {Double.NaN, 2.5, Double.NEGATIVE_INFINITY, -0.0};
        int rows = 600;
        Generated generated = new Generated(rows);
        generated.addAll(new Storage.Float64(), row -> Generated.doubleBits(kinds[row % 6]));
        generated.addAll(new Storage.Float64(), row -> Generated.doubleBits(odd[row % 4]));
        generated.addAll(new Storage.Float64(), row -> Generated.doubleBits(odd[row / 150]));
        generated.addAll(new Storage.Float64(), row -> Generated.doubleBits(Double.NaN));
        generated.addAll(new Storage.Float64(), row -> Generated.doubleBits(-0.0));
        generated.addAll(
                new Storage.Float64(),
                row -> Generated.doubleBits(row % 2 == 0 ? Double.NEGATIVE_INFINITY : -1));
        List<Integer> pages = Collections.nCopies(6, 100);
        check("doubles", new TestTable(generated.columns(), pages, NO_LIMIT, 300));
    }

    @Test
    void longStringsCutAtEveryByteOfACharacter() throws IOException {
        List<String> fillers =
                List.of("a", "é", "ب", "ﷺ", "𝒳", "\u007F", "\uDBFF\uDFFF", "\u07FF");
        List<byte[]> texts = new ArrayList<>();
        for (String filler : fillers) {
            for (int before = 0; before < 5; before++) {
                String start = "x".repeat(before);
                texts.add(Generated.text(start + filler.repeat(70)));
                texts.add(Generated.text(start + "b".repeat(60) + filler.repeat(9)));
                texts.add(Generated.text(start + filler.repeat(16)));
            }
        }
        texts.add(Generated.text(""));
        texts.add(Generated.text("m".repeat(300_000)));
        Collections.shuffle(texts, Generated.random(9));
        Generated generated = new Generated(texts.size());
        generated.addAll(new Storage.Text(), texts::get);
        List<Integer> ones = Collections.nCopies(texts.size(), 1);
        check("long-strings-alone", new TestTable(generated.columns(), ones, NO_LIMIT, 10));
        Generated together = new Generated(texts.size()).addAll(new Storage.Text(), texts::get);
        check("long-strings", onePage(together, texts.size()));
    }

    @Test
    void aFullRowGroupEndsByItsBytes() throws IOException {
        int rows = 20_000;
        Random random = Generated.random(3);
        Generated generated = new Generated(rows);
        generated.add(new Storage.Int64(), row -> random.nextLong(), row -> false, page -> false);
        List<Integer> pages = Collections.nCopies(20, 1000);
        FileCheck check =
                check(
                        "groups-by-bytes",
                        new TestTable(generated.columns(), pages, 20_000, 1 << 20));
        assertThat(groups(check)).hasSize(7);
    }

    @Test
    void largeDictionariesDoNotMakeEveryPageARowGroup() throws IOException {
        int rows = 20_000;
        Generated generated = new Generated(rows);
        generated.add(
                new Storage.Text(), row -> Generated.text("v" + row), row -> false, page -> true);
        List<Integer> pages = Collections.nCopies(20, 1000);
        FileCheck check =
                check(
                        "groups-by-dictionaries",
                        new TestTable(generated.columns(), pages, 20_000, 1 << 20));
        assertThat(groups(check)).hasSizeBetween(2, 5);
    }
}
