package org.khettara.engine.parquet;

import java.util.Arrays;
import org.apache.parquet.format.Type;

/// The physical types in use. Plain values order by form, as the statistics of each logical type in
/// use do.
enum Form {
    BOOLEAN(Type.BOOLEAN, 1),
    INT32(Type.INT32, 4),
    INT64(Type.INT64, 8),
    DOUBLE(Type.DOUBLE, 8),
    TEXT(Type.BYTE_ARRAY, 0),
    FIXED(Type.FIXED_LEN_BYTE_ARRAY, 0);

    private final Type type;
    private final int width;

    Form(Type type, int width) {
        this.type = type;
        this.width = width;
    }

    Type type() {
        return type;
    }

    /// Whether values come as longs.
    boolean numeric() {
        return width > 0;
    }

    int width() {
        return width;
    }

    byte[] plain(long value) {
        byte[] bytes = new byte[width];
        for (int i = 0; i < width; i++) {
            bytes[i] = (byte) (value >>> (8 * i));
        }
        return bytes;
    }

    /// Orders two plain values.
    int compare(byte[] a, byte[] b) {
        return switch (this) {
            case BOOLEAN, INT32, INT64 -> Long.compare(number(a), number(b));
            case DOUBLE ->
                    Double.compare(
                            Double.longBitsToDouble(number(a)), Double.longBitsToDouble(number(b)));
            case TEXT -> Arrays.compareUnsigned(a, b);
            case FIXED -> a[0] != b[0] ? Byte.compare(a[0], b[0]) : Arrays.compareUnsigned(a, b);
        };
    }

    private static long number(byte[] plain) {
        long value = plain[plain.length - 1];
        for (int i = plain.length - 2; i >= 0; i--) {
            value = value << 8 | (plain[i] & 0xFF);
        }
        return value;
    }
}
