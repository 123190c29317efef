package org.khettara.engine.parquet;

import org.apache.parquet.format.Encoding;

/// Writes the values of a page of numbers, and finds their bounds.
final class LongPage {
    private final Form form;
    private final long lower;
    private final long limit;
    private final String name;

    LongPage(ParquetColumn column) {
        this.form = column.form();
        this.lower = column.lowerLimit();
        this.limit = column.limit();
        this.name = column.name();
    }

    /// Writes values, all of them present, and tells how.
    Encoding write(long[] values, int count, PageEncoder encoder) {
        Bytes out = encoder.body;
        switch (form) {
            case BOOLEAN -> {
                byte[] ones = encoder.present(count);
                for (int i = 0; i < count; i++) {
                    ones[i] = (byte) values[i];
                }
                Hybrid.writeBitmap(ones, count, out);
            }
            case INT32, INT64 -> {
                boolean narrow = form == Form.INT32;
                if (DeltaPacking.pays(values, count, narrow ? 32 : 64)) {
                    encoder.deltas.write(values, count, narrow);
                    return Encoding.DELTA_BINARY_PACKED;
                }
                writePlain(values, count, encoder);
            }
            default -> writePlain(values, count, encoder);
        }
        return Encoding.PLAIN;
    }

    void writePlain(long[] values, int count, PageEncoder encoder) {
        if (form != Form.INT32) {
            encoder.body.writeLongs(values, Math.multiplyExact(count, 8));
            return;
        }
        int[] narrow = encoder.ints(count);
        for (int i = 0; i < count; i++) {
            narrow[i] = (int) values[i];
        }
        encoder.body.writeInts(narrow, count);
    }

    Bounds bounds(long[] values, int count) {
        if (form == Form.DOUBLE) {
            return doubleBounds(values, count);
        }
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            long value = values[i];
            if (value < min) {
                min = value;
            }
            if (value > max) {
                max = value;
            }
        }
        return of(min, max);
    }

    /// Bounds of the dictionary's entries that occur.
    Bounds bounds(long[] dictionary, int[] ids, int count) {
        long min = dictionary[ids[0]];
        long max = min;
        if (form == Form.DOUBLE) {
            long[] used = new long[count];
            for (int i = 0; i < count; i++) {
                used[i] = dictionary[ids[i]];
            }
            return doubleBounds(used, count);
        }
        for (int i = 1; i < count; i++) {
            long value = dictionary[ids[i]];
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return of(min, max);
    }

    private Bounds of(long min, long max) {
        if (min < lower || max > limit) {
            throw new IllegalArgumentException(
                    name + ": " + (min < lower ? min : max) + " is beyond the column's type");
        }
        return Bounds.exact(form.plain(min), form.plain(max));
    }

    /// Parquet wants a zero bound with the sign that covers both zeros.
    private Bounds doubleBounds(long[] values, int count) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double value = Double.longBitsToDouble(values[i]);
            if (value <= min) {
                min = value;
            }
            if (value >= max) {
                max = value;
            }
            if (Double.isNaN(value)) {
                return new Bounds.Unknown();
            }
        }
        return Bounds.exact(
                form.plain(Double.doubleToRawLongBits(min == 0 ? -0.0 : min)),
                form.plain(Double.doubleToRawLongBits(max == 0 ? 0.0 : max)));
    }
}
