package org.khettara.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Strings, and decimals too wide for 64 bits, each different value kept once.
final class ByteValues implements Values {
    private static final int MAX_DICTIONARY_BYTES = 1 << 20;
    private static final int MAX_STATISTIC = 64;

    private final int fixedLength;
    private final Bytes arena = new Bytes();
    private int[] starts = new int[17];
    private int distinct;
    private int[] table = new int[32];
    private int[] ids = new int[16];
    private int size;

    /// @param fixedLength length of every value, or 0 for strings of any length
    ByteValues(int fixedLength) {
        this.fixedLength = fixedLength;
    }

    /// Adds a value and tells whether this row group has not seen it before.
    boolean add(byte[] from, int offset, int length) {
        long hash = Hashing.of(from, offset, offset + length);
        int slot = (int) hash & table.length - 1;
        while (table[slot] != 0 && !same(table[slot] - 1, from, offset, length)) {
            slot = slot + 1 & table.length - 1;
        }
        boolean fresh = table[slot] == 0;
        if (fresh) {
            table[slot] = append(from, offset, length) + 1;
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size + (size >> 1) + 16);
        }
        ids[size++] = table[slot] - 1;
        if (fresh && distinct * 2 > table.length) {
            rehash();
        }
        return fresh;
    }

    private boolean same(int id, byte[] from, int offset, int length) {
        return Arrays.equals(
                arena.array(), starts[id], starts[id + 1], from, offset, offset + length);
    }

    private int append(byte[] from, int offset, int length) {
        arena.write(from, offset, length);
        int id = distinct++;
        if (distinct == starts.length) {
            starts = Arrays.copyOf(starts, distinct * 2);
        }
        starts[distinct] = arena.size();
        return id;
    }

    private void rehash() {
        table = new int[table.length * 2];
        for (int id = 0; id < distinct; id++) {
            int slot =
                    (int) Hashing.of(arena.array(), starts[id], starts[id + 1]) & table.length - 1;
            while (table[slot] != 0) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = id + 1;
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long memory() {
        return arena.size() + 4L * (starts.length + table.length + ids.length);
    }

    @Override
    public boolean dictionaryPays() {
        return size >= 16 && distinct <= size / 2 && arena.size() <= MAX_DICTIONARY_BYTES;
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
        for (int id = 0; id < distinct; id++) {
            writeOne(id, out);
        }
    }

    @Override
    public void writePlain(int from, int to, Bytes out) {
        for (int i = from; i < to; i++) {
            writeOne(ids[i], out);
        }
    }

    private void writeOne(int id, Bytes out) {
        int length = starts[id + 1] - starts[id];
        if (fixedLength == 0) {
            out.writeInt(length);
        }
        out.write(arena.array(), starts[id], length);
    }

    @Override
    public @Nullable Range range(int from, int to) {
        if (from == to) {
            return null;
        }
        int min = ids[from];
        int max = ids[from];
        for (int i = from + 1; i < to; i++) {
            int id = ids[i];
            if (id != min && compare(id, min) < 0) {
                min = id;
            }
            if (id != max && compare(id, max) > 0) {
                max = id;
            }
        }
        return bounded(value(min), value(max));
    }

    private int compare(int a, int b) {
        byte[] bytes = arena.array();
        if (fixedLength > 0 && (bytes[starts[a]] ^ bytes[starts[b]]) < 0) {
            return Byte.compare(bytes[starts[a]], bytes[starts[b]]);
        }
        return Arrays.compareUnsigned(
                bytes, starts[a], starts[a + 1], bytes, starts[b], starts[b + 1]);
    }

    private byte[] value(int id) {
        return Arrays.copyOfRange(arena.array(), starts[id], starts[id + 1]);
    }

    private Range bounded(byte[] min, byte[] max) {
        if (fixedLength > 0) {
            return new Range(ByteBuffer.wrap(min), ByteBuffer.wrap(max), true, true);
        }
        byte[] low = min.length > MAX_STATISTIC ? Arrays.copyOf(min, MAX_STATISTIC) : min;
        byte[] high = max.length > MAX_STATISTIC ? upperBound(max) : max;
        return new Range(
                ByteBuffer.wrap(low),
                ByteBuffer.wrap(high),
                min.length <= MAX_STATISTIC,
                high.length == max.length);
    }

    /// A short string not less than the given long one: cut, and its last ASCII byte raised by one.
    private static byte[] upperBound(byte[] max) {
        for (int length = MAX_STATISTIC; length > 0; length--) {
            byte last = max[length - 1];
            if (last >= 0 && last < 0x7E) {
                byte[] bound = Arrays.copyOf(max, length);
                bound[length - 1]++;
                return bound;
            }
        }
        return max;
    }

    @Override
    public void clear() {
        arena.clear();
        starts = new int[17];
        table = new int[32];
        distinct = 0;
        size = 0;
    }
}
