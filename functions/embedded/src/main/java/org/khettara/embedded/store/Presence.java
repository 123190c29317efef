package org.khettara.embedded.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.khettara.core.WorkFolder;

/// A worker that uses a home: holds a lock on a file of its own for as long as it lives, and has a
/// folder of its own for its work. The operating system gives the lock up however the process dies,
/// so others can tell the dead from the living at once, without waiting for a lease to end, and
/// also across containers, where process numbers tell nothing.
public final class Presence implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final Set<String> IN_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final String token;
    private final FileChannel channel;

    private Presence(Path folder, String token, FileChannel channel) {
        this.folder = folder;
        this.token = token;
        this.channel = channel;
    }

    /// Begins a presence, and removes what workers that have died left behind.
    ///
    /// @param folder shared by all workers of the home; exists
    public static Presence enter(Path folder) throws IOException {
        try (var _ = FolderLock.take(folder.resolve("enter.lock"))) {
            String token = UUID.randomUUID().toString();
            var channel =
                    FileChannel.open(
                            folder.resolve(token + LOCK),
                            StandardOpenOption.WRITE,
                            StandardOpenOption.CREATE_NEW);
            channel.lock();
            IN_THIS_PROCESS.add(token);
            var presence = new Presence(folder, token, channel);
            presence.sweep();
            return presence;
        }
    }

    /// Names this presence among all.
    public String token() {
        return token;
    }

    /// A folder that only this worker uses.
    public Path work() {
        return folder.resolve(token);
    }

    /// Whether the worker of that token still lives.
    boolean isAlive(String token) throws IOException {
        return IN_THIS_PROCESS.contains(token) || isLocked(folder.resolve(token + LOCK));
    }

    /// Asks with a shared lock, so that askers do not take each other for the living.
    private static synchronized boolean isLocked(Path file) throws IOException {
        try (var other = FileChannel.open(file, StandardOpenOption.READ);
                var lock = other.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return true;
        } catch (NoSuchFileException leftInPeace) {
            return false;
        }
    }

    private void sweep() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                boolean ofWorker = name.length() == token.length() + LOCK.length();
                if (ofWorker && !isAlive(name.substring(0, token.length()))) {
                    WorkFolder.delete(folder.resolve(name.substring(0, token.length())));
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        WorkFolder.delete(work());
        IN_THIS_PROCESS.remove(token);
        channel.close();
        Files.deleteIfExists(folder.resolve(token + LOCK));
    }
}
