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
        int at = size;
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c < 0x80) {
                array[at++] = (byte) c;
            } else if (c < 0x800) {
                array[at++] = (byte) (0xC0 | c >> 6);
                array[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < to
                    && Character.isLowSurrogate(text[i + 1])) {
                int point = Character.toCodePoint(c, text[++i]);
                array[at++] = (byte) (0xF0 | point >> 18);
                array[at++] = (byte) (0x80 | (point >> 12 & 0x3F));
                array[at++] = (byte) (0x80 | (point >> 6 & 0x3F));
                array[at++] = (byte) (0x80 | (point & 0x3F));
            } else {
                char known = Character.isSurrogate(c) ? '\uFFFD' : c;
                array[at++] = (byte) (0xE0 | known >> 12);
                array[at++] = (byte) (0x80 | (known >> 6 & 0x3F));
                array[at++] = (byte) (0x80 | (known & 0x3F));
            }
        }
        size = at;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(array, 0, size);
    }

    byte[] toByteArray() {
        return Arrays.copyOf(array, size);
    }
}
