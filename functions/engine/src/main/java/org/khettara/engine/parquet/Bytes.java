package org.khettara.engine.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A growing byte array, written without copies. Little-endian numbers, as Parquet wants them.
public final class Bytes extends OutputStream {
    private static final byte[] NONE = new byte[0];
    private static final int FIRST = 32;

    private byte[] array = NONE;
    private int size;

    public byte[] array() {
        return array;
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    public void reserve(int more) {
        int needed = Math.addExact(size, more);
        if (array.length < needed) {
            array =
                    Arrays.copyOf(
                            array, Math.max(needed, FIRST + array.length + (array.length >> 1)));
        }
    }

    /// Counts bytes put into the array by the caller, who reserved them.
    public void advance(int count) {
        size += count;
    }

    /// Takes the last bytes off again.
    public void drop(int count) {
        size -= count;
    }

    @Override
    public void write(int b) {
        reserve(1);
        array[size++] = (byte) b;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        reserve(length);
        System.arraycopy(from, offset, array, size, length);
        size += length;
    }

    public void writeInt(int value) {
        reserve(4);
        setInt(size, value);
        size += 4;
    }

    public void writeLong(long value) {
        reserve(8);
        for (int shift = 0; shift < 64; shift += 8) {
            array[size++] = (byte) (value >>> shift);
        }
    }

    public void setInt(int at, int value) {
        array[at] = (byte) value;
        array[at + 1] = (byte) (value >>> 8);
        array[at + 2] = (byte) (value >>> 16);
        array[at + 3] = (byte) (value >>> 24);
    }

    /// Unsigned LEB128.
    public void writeVarLong(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        write((int) rest);
    }

    /// Small negative numbers take as few bytes as small positive ones.
    public void writeZigZag(long value) {
        writeVarLong(value << 1 ^ value >> 63);
    }

    public void writeInts(int[] from, int count) {
        int length = Math.multiplyExact(count, 4);
        reserve(length);
        littleEndian(length).asIntBuffer().put(from, 0, count);
        size += length;
    }

    /// Writes the first `length` bytes of the numbers; the last may be written in part.
    public void writeLongs(long[] from, int length) {
        int whole = length + 7 & ~7;
        reserve(whole);
        littleEndian(whole).asLongBuffer().put(from, 0, whole >> 3);
        size += length;
    }

    private ByteBuffer littleEndian(int length) {
        return ByteBuffer.wrap(array, size, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(array, 0, size);
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(array, size);
    }
}
