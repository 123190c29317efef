package org.khettara.engine;

import java.io.IOException;
import java.io.InputStream;
import org.khettara.engine.parquet.Bytes;

/// A stream of bytes that are made from others, some at a time.
abstract class Transcoded extends InputStream {
    private final Bytes bytes = new Bytes();
    private int given;

    /// Makes the next bytes, at least one; false at the end.
    abstract boolean fill(Bytes empty) throws IOException;

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public final int read(byte[] to, int offset, int length) throws IOException {
        if (given == bytes.size()) {
            bytes.clear();
            given = 0;
            if (!fill(bytes)) {
                return -1;
            }
        }
        int count = Math.min(length, bytes.size() - given);
        System.arraycopy(bytes.array(), given, to, offset, count);
        given += count;
        return count;
    }
}
