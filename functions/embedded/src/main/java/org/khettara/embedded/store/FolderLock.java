package org.khettara.embedded.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// One at a time among all threads of all processes that use a folder; given up by the operating
/// system when its holder dies.
public final class FolderLock implements AutoCloseable {
    /// A process that opens a lock file twice loses its lock at the first close, so within this one
    /// the file is opened by one thread at a time.
    private static final Map<Path, ReentrantLock> IN_THIS_PROCESS = new ConcurrentHashMap<>();

    private final ReentrantLock inner;
    private final FileChannel channel;

    private FolderLock(ReentrantLock inner, FileChannel channel) {
        this.inner = inner;
        this.channel = channel;
    }

    /// Waits for the lock and takes it. Not for a thread that has it already.
    ///
    /// @param file made when it is missing; stays
    public static FolderLock take(Path file) throws IOException {
        Path path = file.toAbsolutePath().normalize();
        ReentrantLock inner = IN_THIS_PROCESS.computeIfAbsent(path, _ -> new ReentrantLock());
        inner.lock();
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            channel.lock();
            taken = true;
            return new FolderLock(inner, channel);
        } finally {
            if (!taken) {
                if (channel != null) {
                    channel.close();
                }
                inner.unlock();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            inner.unlock();
        }
    }
}
