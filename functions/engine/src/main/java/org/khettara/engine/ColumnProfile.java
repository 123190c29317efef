package org.khettara.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.KeySketch;
import org.khettara.core.report.Report;
import org.khettara.engine.parquet.Bytes;
import org.khettara.engine.parquet.ParquetColumn.Storage;

/// What the values of one column are like, gathered while they are written.
final class ColumnProfile {
    private static final int MEAN_DIGITS = 6;

    /// Of texts that are told one by one, the first are all looked at for their shape, then one in
    /// so many.
    private static final int ALL_SHAPES = 1 << 12;

    private static final int SHAPE_SAMPLE = 16;

    private final ColumnPlan plan;

    private final ColumnRole role;

    /// Whether each value should come once.
    private final boolean keyed;

    private final RepeatedKeys repeated = new RepeatedKeys();
    private final Extremes least = new Extremes();
    private final Extremes greatest = new Extremes();

    /// Record of the cell that is told of next.
    long at;

    private final DistinctCount distinct;
    private final Quantiles quantiles;
    private final Shapes shapes = new Shapes();
    private @Nullable TopValues top = new TopValues();
    long missing;
    final EmptyCells empty = new EmptyCells();
    long rejected;
    private long count;
    private @Nullable String min;
    private @Nullable String max;
    private long lowest = Long.MAX_VALUE;
    private long highest = Long.MIN_VALUE;
    private final TextExtremes texts = new TextExtremes();
    private BigDecimal lowestWide = BigDecimal.ZERO;
    private BigDecimal highestWide = BigDecimal.ZERO;
    private long sum;
    private BigInteger bigSum = BigInteger.ZERO;
    private double doubleSum;

    ColumnProfile(ColumnPlan plan, ColumnShare share) {
        this.plan = plan;
        this.role = ColumnRole.of(plan.title());
        this.keyed = role == ColumnRole.IDENTIFIER;
        this.distinct = new DistinctCount(share.exact(), share.registerBits());
        this.quantiles = new Quantiles(share.sampled());
    }

    /// A value that stands in a number of cells.
    void add(CellReader read, long times) {
        if (top != null) {
            top.add(read, times);
        }
        if (keyed && times > 1) {
            repeated.add(at, new String(read.text, 0, read.length));
        }
        if (plan.isText()) {
            Bytes text = read.utf8();
            addText(text.array(), 0, text.size(), times);
            shapes.add(text.array(), 0, text.size(), times);
        } else if (plan.storage() instanceof Storage.Float64) {
            addDouble(read, times);
        } else if (plan.storage() instanceof Storage.Decimal wide && wide.wide()) {
            addWide(read, times);
        } else {
            boolean known = distinct.add(Hashing.mix(read.value + 1));
            if (known && keyed) {
                repeated.add(at, new String(read.text, 0, read.length));
            }
            addExtreme(read.value, times);
            if (read.value < lowest) {
                lowest = read.value;
                min = new String(read.text, 0, read.length);
            }
            if (read.value > highest) {
                highest = read.value;
                max = new String(read.text, 0, read.length);
            }
            count += times;
            bigSum = bigSum.add(BigInteger.valueOf(read.value).multiply(BigInteger.valueOf(times)));
            quantiles.add(read.value, times);
        }
    }

    /// A number in one cell, with its canonical text.
    void add(long value, byte[] text, long cell) {
        boolean known = distinct.add(Hashing.mix(value + 1));
        if (known && keyed) {
            repeat(text, cell);
        }
        addExtreme(value, 1);
        if (value < lowest) {
            lowest = value;
            min = Utf8.string(text, Batch.start(cell), Batch.length(cell));
        }
        if (value > highest) {
            highest = value;
            max = Utf8.string(text, Batch.start(cell), Batch.length(cell));
        }
        count++;
        long before = sum;
        sum += value;
        if (((before ^ sum) & (value ^ sum)) < 0) {
            bigSum = bigSum.add(BigInteger.valueOf(before));
            sum = value;
        }
        quantiles.add(value);
    }

    private void addExtreme(long value, long times) {
        if (value <= least.bar) {
            least.add(value, at, times);
        }
        if (~value <= greatest.bar) {
            greatest.add(~value, at, times);
        }
    }

    private void repeat(byte[] text, long cell) {
        if (repeated.hasRoom()) {
            repeated.add(at, Utf8.string(text, Batch.start(cell), Batch.length(cell)));
        }
    }

    private void addDouble(CellReader read, long times) {
        double value = Double.longBitsToDouble(read.value);
        long bits = Double.doubleToLongBits(value + 0.0);
        distinct.add(Hashing.mix(bits));
        long order = Quantiles.ordered(value);
        addExtreme(order, times);
        if (order < lowest) {
            lowest = order;
            min = new String(read.text, 0, read.length);
        }
        if (order > highest) {
            highest = order;
            max = new String(read.text, 0, read.length);
        }
        count += times;
        doubleSum += value * times;
        quantiles.add(order, times);
    }

    private void addWide(CellReader read, long times) {
        BigDecimal value = new BigDecimal(new BigInteger(read.wide), plan.scale());
        distinct.add(
                Hashing.mix(
                        value.unscaledValue().hashCode() * 31L
                                + value.unscaledValue().longValue()));
        if (count == 0 || value.compareTo(lowestWide) < 0) {
            lowestWide = value;
            min = new String(read.text, 0, read.length);
        }
        if (count == 0 || value.compareTo(highestWide) > 0) {
            highestWide = value;
            max = new String(read.text, 0, read.length);
        }
        count += times;
        bigSum = bigSum.add(value.unscaledValue().multiply(BigInteger.valueOf(times)));
    }

    /// A text in one cell.
    void addText(byte[] text, int start, int length) {
        addText(text, start, length, 1);
        if (count <= ALL_SHAPES || count % SHAPE_SAMPLE == 0) {
            shapes.add(text, start, length, 1);
        }
    }

    private void addText(byte[] text, int start, int length, long times) {
        boolean known = distinct.add(Words.hash(text, start, length));
        if (known && keyed) {
            repeat(text, (long) start << 32 | length);
        }
        count += times;
        texts.add(text, start, length);
    }

    boolean isEmpty() {
        return count == 0;
    }

    long distinct() {
        return distinct.count();
    }

    /// The least hashes of the values.
    long[] leastHashes() {
        return distinct.least(KeySketch.MOST);
    }

    @Nullable String min() {
        return plan.isText() ? texts.least() : min;
    }

    @Nullable String max() {
        return plan.isText() ? texts.greatest() : max;
    }

    /// From now on values are told one by one: which come most often is not known any more.
    void forgetTop() {
        top = null;
    }

    /// The values that come most often; only of columns with few different ones.
    List<Report.TopValue> top() {
        return top == null ? List.of() : top.list();
    }

    /// Exact sum over count, rounded six digits after the last digit of the values.
    @Nullable String mean() {
        if (!plan.isNumber() || isEmpty()) {
            return null;
        }
        if (plan.storage() instanceof Storage.Float64) {
            return Double.toString(doubleSum / count);
        }
        int scale = plan.scale();
        BigDecimal total = new BigDecimal(bigSum.add(BigInteger.valueOf(sum)), scale);
        BigDecimal mean =
                total.divide(
                        BigDecimal.valueOf(count), scale + MEAN_DIGITS, RoundingMode.HALF_EVEN);
        return mean.signum() == 0 ? "0" : mean.stripTrailingZeros().toPlainString();
    }

    /// 5, 25, 50, 75 and 95 of a hundred values are not greater; empty for text and booleans.
    List<String> quantiles() {
        boolean ordered = !plan.isText() && !(plan.storage() instanceof Storage.Bool);
        boolean wide = plan.storage() instanceof Storage.Decimal decimal && decimal.wide();
        return ordered && !wide && !isEmpty()
                ? quantiles.usual().mapToObj(plan::shown).toList()
                : List.of();
    }

    ColumnPlan plan() {
        return plan;
    }

    /// What the column's title says that it is for.
    ColumnRole role() {
        return role;
    }

    /// Cells with a value.
    long count() {
        return count;
    }

    /// Cells whose value stands in an earlier one; 0 where that can't be told.
    long repeats() {
        return distinct.isExact() ? count - distinct.count() : 0;
    }

    /// The first of them.
    List<RepeatedKeys.Repeated> repeated() {
        return repeated.first();
    }

    /// The least values, as [Quantiles] orders them; none of texts and very long numbers.
    Extremes least() {
        return least;
    }

    /// The greatest, turned round: `~value`.
    Extremes greatest() {
        return greatest;
    }

    /// The stored value that a share `q` of the values does not exceed, as a number.
    double quantile(double q) {
        return plan.number(quantiles.quantile(q));
    }

    /// The stored values, or a sample of them.
    Quantiles sample() {
        return quantiles;
    }

    /// Lengths and the usual shape of the texts; null for other columns and without values.
    Report.@Nullable TextProfile texts() {
        return !plan.isText() || isEmpty()
                ? null
                : new Report.TextProfile(texts.shortest(), texts.longest(), shapes.pattern());
    }
}
