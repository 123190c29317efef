package org.khettara.engine.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.khettara.engine.parquet.ParquetColumn.Storage;

/// Makes columns of a given number of rows, the same in every run.
final class Generated {
    private static final long SEED = 20_261_123;

    private final int rows;
    private final List<TestColumn> columns = new ArrayList<>();

    Generated(int rows) {
        this.rows = rows;
    }

    List<TestColumn> columns() {
        return columns;
    }

    static Random random(int salt) {
        return new Random(SEED + salt);
    }

    /// Adds one column.
    Generated add(
            Storage storage,
            IntFunction<Object> value,
            IntPredicate missing,
            IntPredicate pagesOfIds) {
        List<@Nullable Object> values = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            values.add(missing.test(i) ? null : value.apply(i));
        }
        String name = columns.size() + " " + storage.getClass().getSimpleName();
        columns.add(new TestColumn(new ParquetColumn(name, storage), values, pagesOfIds));
        return this;
    }

    /// Adds the column with each pattern of missing values, as ids, as values, and half of each.
    Generated addAll(Storage storage, IntFunction<Object> value) {
        IntPredicate everyOther = row -> row % 2 == 0;
        add(storage, value, row -> false, page -> true);
        add(storage, value, row -> false, page -> false);
        add(storage, value, row -> true, page -> page % 2 == 0);
        add(storage, value, everyOther, page -> true);
        add(storage, value, everyOther, page -> false);
        add(storage, value, row -> row % 10_007 != 3, page -> page % 4 < 2);
        add(storage, value, row -> row * 31 % 97 < 9 || row > 25_000, page -> page % 4 < 2);
        return this;
    }

    /// Adds every storage, with values that make pages of each encoding.
    Generated addEveryStorage() {
        Random random = random(1);
        addAll(new Storage.Bool(), row -> random.nextLong(2));
        addAll(new Storage.Int64(), row -> 1_000_000L + row * 3L);
        addAll(new Storage.Int64(), row -> random.nextInt(200) == 0 ? random.nextLong() : 7L);
        addAll(new Storage.Day(), row -> random.nextLong(40_000) - 20_000);
        addAll(new Storage.TimeOfDay(), row -> random.nextLong(86_400) * 1_000_000);
        addAll(new Storage.Instant(true), row -> -row * 60_000_000L);
        addAll(new Storage.Instant(false), row -> row / 1000 * 3_600_000_000L);
        addAll(new Storage.Float64(), row -> doubleBits(random.nextGaussian()));
        addAll(new Storage.Float64(), row -> doubleBits(row % 5 == 0 ? -0.0 : 0.0));
        addAll(new Storage.Decimal(9, 2), row -> random.nextLong(1_999_999_999) - 999_999_999);
        addAll(new Storage.Decimal(18, 6), row -> random.nextLong() / 10);
        addAll(new Storage.Decimal(20, 1), row -> fixed(bigOf(random, 66), 9));
        addAll(new Storage.Text(), row -> text("commune " + random.nextInt(1500)));
        addAll(new Storage.Text(), row -> text("العنوان رقم " + random.nextInt() + " é"));
        return this;
    }

    private static BigInteger bigOf(Random random, int bits) {
        BigInteger any = new BigInteger(bits, random);
        return random.nextBoolean() ? any : any.negate();
    }

    static Long doubleBits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    /// Big-endian two's complement of a given length.
    static byte[] fixed(BigInteger value, int length) {
        byte[] shortest = value.toByteArray();
        byte[] bytes = new byte[length];
        java.util.Arrays.fill(bytes, (byte) (value.signum() < 0 ? -1 : 0));
        System.arraycopy(shortest, 0, bytes, length - shortest.length, shortest.length);
        return bytes;
    }
}
