package org.khettara.engine.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the chunks of a row group gather beyond the heap's share, in a file that vanishes with the
/// writer: run after run, each with the bytes of all chunks in the order of the columns.
final class Runs implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final List<Run> runs = new ArrayList<>();
    private @Nullable FileChannel file;
    private long size;

    /// @param path of the file, which need not exist
    Runs(Path path) {
        this.path = path;
    }

    /// One run, read from its begin to its end.
    private static final class Run {
        final int[] lengths;
        long position;

        Run(int chunks, long position) {
            this.lengths = new int[chunks];
            this.position = position;
        }
    }

    /// Takes over what the chunks hold.
    void add(List<ParquetChunk> chunks) throws IOException {
        Run run = new Run(chunks.size(), size);
        Bytes buffer = new Bytes();
        OutputStream out = Channels.newOutputStream(open().position(size));
        for (int i = 0; i < chunks.size(); i++) {
            Bytes taken = chunks.get(i).takeGathered();
            run.lengths[i] = taken.size();
            size += taken.size();
            buffer.write(taken.array(), 0, taken.size());
            if (buffer.size() >= BUFFER) {
                buffer.writeTo(out);
                buffer.clear();
            }
        }
        buffer.writeTo(out);
        runs.add(run);
    }

    private FileChannel open() throws IOException {
        FileChannel open = file;
        if (open == null) {
            open =
                    FileChannel.open(
                            path,
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE);
            file = open;
        }
        return open;
    }

    /// Bytes of one chunk in the file.
    int bytes(int chunk) {
        int bytes = 0;
        for (Run run : runs) {
            bytes += run.lengths[chunk];
        }
        return bytes;
    }

    /// Bytes of the row group in the file.
    long size() {
        return size;
    }

    /// Adds the bytes of one chunk from all runs. Chunks are read once and in their order.
    void read(int chunk, Bytes to) throws IOException {
        for (Run run : runs) {
            int length = run.lengths[chunk];
            to.reserve(length);
            ByteBuffer room = ByteBuffer.wrap(to.array(), to.size(), length);
            long position = run.position;
            while (room.hasRemaining()) {
                int read = open().read(room, position);
                if (read < 0) {
                    throw new EOFException(path + " ends too soon");
                }
                position += read;
            }
            to.advance(length);
            run.position = position;
        }
    }

    /// Forgets the row group.
    void clear() {
        runs.clear();
        size = 0;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
