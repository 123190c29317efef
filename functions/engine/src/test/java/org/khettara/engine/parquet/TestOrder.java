package org.khettara.engine.parquet;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.khettara.engine.parquet.ParquetColumn.Storage;

/// How values of a column order, written apart from the writer.
final class TestOrder {
    private TestOrder() {}

    static int compare(ParquetColumn column, Object a, Object b) {
        if (column.storage() instanceof Storage.Float64) {
            double one = Double.longBitsToDouble((Long) a);
            double other = Double.longBitsToDouble((Long) b);
            return one < other ? -1 : one > other ? 1 : 0;
        }
        if (a instanceof Long one) {
            return Long.compare(one, (Long) b);
        }
        if (column.storage() instanceof Storage.Decimal) {
            return new BigInteger((byte[]) a).compareTo(new BigInteger((byte[]) b));
        }
        return compareBytes((byte[]) a, (byte[]) b);
    }

    private static int compareBytes(byte[] a, byte[] b) {
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            if (a[i] != b[i]) {
                return Integer.compare(a[i] & 0xFF, b[i] & 0xFF);
            }
        }
        return Integer.compare(a.length, b.length);
    }

    /// A plain value as the tests keep values.
    static Object value(ParquetColumn column, ByteBuffer plain) {
        ByteBuffer bytes = plain.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        return switch (column.form()) {
            case BOOLEAN -> (long) bytes.get();
            case INT32 -> (long) bytes.getInt();
            case INT64, DOUBLE -> bytes.getLong();
            case TEXT, FIXED -> {
                byte[] copy = new byte[bytes.remaining()];
                bytes.get(copy);
                yield copy;
            }
        };
    }
}
