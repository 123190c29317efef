package org.khettara.embedded.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Gives files their names so that the names hold after a loss of power: the folder that holds a
/// name is forced to the disk, and so is each folder above it, once. Folders below the top are
/// never removed, so one that was forced once need not be again.
public final class DurableNames {
    private static final boolean FOLDERS_CAN_BE_FORCED =
            !System.getProperty("os.name", "").startsWith("Windows");
    private static final int MANY = 10_000;

    private final Path top;
    private final Set<Path> known = ConcurrentHashMap.newKeySet();

    /// @param top the folder at which to stop; an absolute path
    public DurableNames(Path top) {
        this.top = top;
    }

    /// Gives a file a second name.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException when the name is taken
    void link(Path file, Path name) throws IOException {
        Files.createDirectories(name.getParent());
        try {
            Files.createLink(name, file);
        } catch (UnsupportedOperationException e) {
            throw new IOException(
                    "%s lies on a file system without hard links; choose a folder on another disk"
                            .formatted(top),
                    e);
        }
        force(name);
    }

    /// Gives a file a name, instead of the one it has, and in the place of what has that name.
    void replace(Path file, Path name) throws IOException {
        Files.createDirectories(name.getParent());
        Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
        force(name);
    }

    /// Takes a name away, durably; one that is nobody's is left so.
    void delete(Path name) throws IOException {
        if (Files.deleteIfExists(name)) {
            force(name);
        }
    }

    /// Makes the name of a file below the top durable, whoever gave it.
    void force(Path file) throws IOException {
        @Nullable Path folder = file.getParent();
        if (folder == null || !FOLDERS_CAN_BE_FORCED) {
            return;
        }
        forceFolder(folder);
        while (folder != null && !folder.equals(top) && !known.contains(folder)) {
            Path above = folder.getParent();
            if (above != null) {
                forceFolder(above);
            }
            remember(folder);
            folder = above;
        }
    }

    private void remember(Path folder) {
        if (known.size() >= MANY) {
            known.clear();
        }
        known.add(folder);
    }

    private static void forceFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
