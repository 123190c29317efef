package org.khettara.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Values that fit 64 bits: integers, small decimals, dates, times, booleans, doubles as bits.
final class LongValues implements Values {
    private static final int MAX_DISTINCT = 1 << 16;

    private final Form form;
    private long[] values = new long[16];
    private int size;
    private int[] ids = new int[0];
    private long[] dictionary = new long[0];
    private int distinct;

    enum Form {
        BOOLEAN(1),
        INT32(4),
        INT64(8),
        DOUBLE(8);

        private final int width;

        Form(int width) {
            this.width = width;
        }
    }

    LongValues(Form form) {
        this.form = form;
    }

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1) + 16);
        }
        values[size++] = value;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long memory() {
        return 12L * size;
    }

    @Override
    public boolean dictionaryPays() {
        if (form == Form.BOOLEAN || size < 16) {
            return false;
        }
        int limit = Math.min(MAX_DISTINCT, size / 4);
        int slots = Integer.highestOneBit(Math.max(limit, 1)) * 4;
        int[] table = new int[slots];
        dictionary = new long[limit + 1];
        ids = new int[size];
        distinct = 0;
        for (int i = 0; i < size; i++) {
            int slot = (int) Hashing.mix(values[i]) & slots - 1;
            while (table[slot] != 0 && dictionary[table[slot] - 1] != values[i]) {
                slot = slot + 1 & slots - 1;
            }
            if (table[slot] == 0) {
                if (distinct == limit) {
                    return false;
                }
                dictionary[distinct++] = values[i];
                table[slot] = distinct;
            }
            ids[i] = table[slot] - 1;
        }
        return true;
    }

    @Override
    public int distinct() {
        return distinct;
    }

    @Override
    public int id(int index) {
        return ids[index];
    }

    @Override
    public void writeDictionary(Bytes out) {
        for (int i = 0; i < distinct; i++) {
            writeOne(dictionary[i], out);
        }
    }

    @Override
    public void writePlain(int from, int to, Bytes out) {
        if (form == Form.BOOLEAN) {
            writeBits(from, to, out);
            return;
        }
        for (int i = from; i < to; i++) {
            writeOne(values[i], out);
        }
    }

    private void writeBits(int from, int to, Bytes out) {
        int bits = 0;
        for (int i = from; i < to; i++) {
            int at = i - from & 7;
            bits |= (int) values[i] << at;
            if (at == 7 || i == to - 1) {
                out.write(bits);
                bits = 0;
            }
        }
    }

    private void writeOne(long value, Bytes out) {
        switch (form) {
            case BOOLEAN -> out.write((int) value);
            case INT32 -> out.writeInt((int) value);
            case INT64, DOUBLE -> out.writeLong(value);
        }
    }

    @Override
    public @Nullable Range range(int from, int to) {
        if (from == to) {
            return null;
        }
        long min = values[from];
        long max = values[from];
        for (int i = from + 1; i < to; i++) {
            if (less(values[i], min)) {
                min = values[i];
            }
            if (less(max, values[i])) {
                max = values[i];
            }
        }
        return new Range(plain(bound(min, -0.0)), plain(bound(max, 0.0)), true, true);
    }

    /// Parquet wants a zero bound of doubles with the sign that covers both zeros.
    private long bound(long value, double zero) {
        return form == Form.DOUBLE && Double.longBitsToDouble(value) == 0
                ? Double.doubleToRawLongBits(zero)
                : value;
    }

    private boolean less(long a, long b) {
        return form == Form.DOUBLE
                ? Double.longBitsToDouble(a) < Double.longBitsToDouble(b)
                : a < b;
    }

    private ByteBuffer plain(long value) {
        byte[] bytes = new byte[form.width];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (value >>> (8 * i));
        }
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public void clear() {
        size = 0;
        distinct = 0;
        ids = new int[0];
        dictionary = new long[0];
    }
}
