package org.khettara.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// A folder of this machine.
///
/// @param path made with the first file
public record LocalFolder(Path path) implements Folder {
    @Override
    public Optional<InputStream> open(String name) throws IOException {
        try {
            return Optional.of(Files.newInputStream(path.resolve(name)));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
    }

    /// What is new is written beside the file, and takes its place.
    @Override
    public void replace(String name, Path file) throws IOException {
        Path target = path.resolve(name);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Path fresh = target.resolveSibling(".%s.new".formatted(UUID.randomUUID()));
        try {
            try (OutputStream out = Files.newOutputStream(fresh)) {
                Files.copy(file, out);
            }
            Files.move(
                    fresh,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    @Override
    public String place(String name) {
        return path.resolve(name).toString();
    }
}
