package org.khettara.core;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A folder of its own under a random name; gone when closed, with all that is in it.
public record WorkFolder(Path path) implements AutoCloseable {
    /// @param parent made where it is missing
    public static WorkFolder make(Path parent, String prefix) throws IOException {
        Files.createDirectories(parent);
        return new WorkFolder(Files.createTempDirectory(parent, prefix));
    }

    /// Where the machine keeps what is temporary.
    public static WorkFolder temporary(String prefix) throws IOException {
        return new WorkFolder(Files.createTempDirectory(prefix));
    }

    @Override
    public void close() throws IOException {
        delete(path);
    }

    /// Deletes a folder with all that is in it; links are deleted, not followed. One that is not
    /// there is no error.
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.deleteIfExists(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
