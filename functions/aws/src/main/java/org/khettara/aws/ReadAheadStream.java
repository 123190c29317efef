package org.khettara.aws;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/// Reads an object of known length in parts, the next ones while the reader is at work on this one.
/// A part whose connection breaks is taken up at the byte reached. Holds at most [#AHEAD] + 1 parts
/// in memory, whatever the length.
final class ReadAheadStream extends InputStream {
    static final int PART = 8 << 20;
    static final int AHEAD = 2;
    private static final int FAILURES_IN_A_ROW = 5;

    /// Opens the bytes from the first to the last, both included.
    @FunctionalInterface
    interface Ranges {
        InputStream open(long first, long last) throws IOException;
    }

    private final Ranges ranges;
    private final long length;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Future<byte[]>> coming = new ArrayDeque<>();
    private byte[] part = {};
    private int at;
    private long asked;
    private boolean closed;

    ReadAheadStream(Ranges ranges, long length) {
        this.ranges = ranges;
        this.length = length;
    }

    @Override
    public int read() throws IOException {
        return next() ? part[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, into.length);
        if (count == 0) {
            return 0;
        }
        if (!next()) {
            return -1;
        }
        int n = Math.min(count, part.length - at);
        System.arraycopy(part, at, into, offset, n);
        at += n;
        return n;
    }

    /// Sees to it that the part has a byte left; false at the end of the object.
    private boolean next() throws IOException {
        if (closed) {
            throw new IOException("the stream is closed");
        }
        if (at < part.length) {
            return true;
        }
        part = new byte[0];
        at = 0;
        while (asked < length && coming.size() <= AHEAD) {
            long first = asked;
            long last = Math.min(length, first + PART) - 1;
            coming.add(workers.submit(() -> fetch(first, last)));
            asked = last + 1;
        }
        if (coming.isEmpty()) {
            return false;
        }
        part = await(coming.remove());
        return true;
    }

    private byte[] fetch(long first, long last) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(last - first + 1)];
        int have = 0;
        for (int failures = 0; have < bytes.length; ) {
            int before = have;
            try (InputStream in = ranges.open(first + have, last)) {
                int n;
                while (have < bytes.length
                        && (n = in.read(bytes, have, bytes.length - have)) >= 0) {
                    have += n;
                }
                if (have < bytes.length) {
                    throw new EOFException(
                            "the connection ended at byte %d of %d".formatted(first + have, last));
                }
            } catch (IOException e) {
                failures = have > before ? 1 : failures + 1;
                if (failures == FAILURES_IN_A_ROW) {
                    throw e;
                }
                pause(failures);
            }
        }
        return bytes;
    }

    private static byte[] await(Future<byte[]> part) throws IOException {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while reading");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException broken -> throw broken;
                case RuntimeException broken -> throw broken;
                case Error broken -> throw broken;
                case null, default -> throw new IOException(e);
            }
        }
    }

    private static void pause(int failures) throws InterruptedIOException {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(20, 100L << failures));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting to read on");
        }
    }

    @Override
    public void close() {
        closed = true;
        part = new byte[0];
        coming.clear();
        workers.shutdownNow();
    }
}
