package org.khettara.embedded.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream of which at most so many bytes are read: what follows is either left aside or too much.
final class CappedStream extends FilterInputStream {
    private final Beyond beyond;
    private final long cap;
    private long left;

    CappedStream(InputStream in, long cap, Beyond beyond) {
        super(in);
        this.beyond = beyond;
        this.cap = cap;
        this.left = cap;
    }

    /// What happens at the cap.
    enum Beyond {
        END,
        TOO_LARGE
    }

    /// The stream has more bytes than allowed.
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(long cap) {
            super("more than %d bytes".formatted(cap));
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        return switch (beyond) {
            case END -> left == 0 ? -1 : counted(bytes, offset, (int) Math.min(length, left));
            case TOO_LARGE -> counted(bytes, offset, length);
        };
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(Math.min(count, left));
        left -= skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int counted(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        left -= Math.max(read, 0);
        if (left < 0) {
            throw new TooLargeException(cap);
        }
        return read;
    }
}
