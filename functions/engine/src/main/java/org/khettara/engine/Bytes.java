package org.khettara.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// A growing byte array, written without copies. Little-endian numbers, as Parquet wants them.
final class Bytes extends OutputStream {
    private byte[] array = new byte[256];
    private int size;

    byte[] array() {
        return array;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void reserve(int more) {
        if (array.length - size < more) {
            array = Arrays.copyOf(array, Math.max(size + more, array.length + (array.length >> 1)));
        }
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

    /// Copies a text eight bytes at a time; of both arrays, some bytes behind it may be touched.
    void writeWords(byte[] from, int offset, int length) {
        reserve(length + Batch.PADDING);
        for (int at = 0; at < length; at += 8) {
            Words.set(array, size + at, Words.at(from, offset + at));
        }
        size += length;
    }

    /// Counts bytes in that the caller has set behind the end.
    void skip(int bytes) {
        size += bytes;
    }

    /// Takes the last bytes off again.
    void drop(int bytes) {
        size -= bytes;
    }

    void writeInt(int value) {
        reserve(4);
        for (int shift = 0; shift < 32; shift += 8) {
            array[size++] = (byte) (value >>> shift);
        }
    }

    void writeLong(long value) {
        reserve(8);
        for (int shift = 0; shift < 64; shift += 8) {
            array[size++] = (byte) (value >>> shift);
        }
    }

    /// Unsigned LEB128.
    void writeVarInt(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        write(rest);
    }

    void setInt(int at, int value) {
        for (int i = 0; i < 4; i++) {
            array[at + i] = (byte) (value >>> (8 * i));
        }
    }

    /// Appends UTF-8; a lone surrogate becomes U+FFFD.
    void writeUtf8(char[] text, int from, int to) {
        reserve((to - from) * 3);
        size = Utf8.encode(text, from, to, array, size);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(array, 0, size);
    }

    byte[] toByteArray() {
        return Arrays.copyOf(array, size);
    }
}
