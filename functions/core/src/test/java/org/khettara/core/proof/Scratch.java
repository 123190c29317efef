package org.khettara.core.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder that is gone when it is closed. Thousands are made, and none is to outlive a loss of
/// power: they lie in memory where the machine has a place for that.
///
/// @param folder empty at first
public record Scratch(Path folder) implements AutoCloseable {
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    public static Scratch open() throws IOException {
        return new Scratch(
                Files.isWritable(IN_MEMORY)
                        ? Files.createTempDirectory(IN_MEMORY, "khettara-")
                        : Files.createTempDirectory("khettara-"));
    }

    /// What lies in the folder itself.
    List<Path> content() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
