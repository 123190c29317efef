package org.khettara.engine.difference;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// Triples of numbers, sorted into parts in one file that vanishes when closed. A part is read back
/// in the order in which it was written.
final class Spool implements AutoCloseable {
    static final int PARTS = 1 << 10;
    private static final int TRIPLES = 512;
    private static final int LONGS = 3 * TRIPLES;
    private static final int BYTES = LONGS * Long.BYTES;

    private final FileChannel file;
    private final Part[] parts;
    private final ByteBuffer block = ByteBuffer.allocate(BYTES);
    private long blocks;

    private static final class Part {
        long[] open = new long[24];
        int filled;
        int[] blocks = new int[0];
        int count;
    }

    /// Takes a triple.
    interface Reader {
        void take(long a, long b, long c) throws IOException;
    }

    /// @param path of the file, which must not exist
    Spool(Path path, int parts) throws IOException {
        this.parts = new Part[parts];
        for (int i = 0; i < parts; i++) {
            this.parts[i] = new Part();
        }
        this.file =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
    }

    int parts() {
        return parts.length;
    }

    void add(int part, long a, long b, long c) throws IOException {
        Part to = parts[part];
        if (to.filled == to.open.length) {
            if (to.filled == LONGS) {
                flush(to);
            } else {
                to.open = Arrays.copyOf(to.open, Math.min(LONGS, to.filled * 4));
            }
        }
        to.open[to.filled++] = a;
        to.open[to.filled++] = b;
        to.open[to.filled++] = c;
    }

    private void flush(Part part) throws IOException {
        block.clear();
        block.asLongBuffer().put(part.open);
        long at = blocks * BYTES;
        while (block.hasRemaining()) {
            at += file.write(block, at);
        }
        if (part.count == part.blocks.length) {
            part.blocks = Arrays.copyOf(part.blocks, Math.max(4, part.count * 2));
        }
        part.blocks[part.count++] = Math.toIntExact(blocks++);
        part.filled = 0;
    }

    void read(int part, Reader to) throws IOException {
        Part from = parts[part];
        long[] longs = new long[LONGS];
        for (int i = 0; i < from.count; i++) {
            block.clear();
            long at = (long) from.blocks[i] * BYTES;
            while (block.hasRemaining()) {
                int read = file.read(block, at + block.position());
                if (read < 0) {
                    throw new EOFException("a file of this comparison ends too soon");
                }
            }
            block.flip().asLongBuffer().get(longs);
            hand(longs, LONGS, to);
        }
        hand(from.open, from.filled, to);
    }

    private static void hand(long[] longs, int filled, Reader to) throws IOException {
        for (int i = 0; i < filled; i += 3) {
            to.take(longs[i], longs[i + 1], longs[i + 2]);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
