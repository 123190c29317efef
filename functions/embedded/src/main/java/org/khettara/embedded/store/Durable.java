package org.khettara.embedded.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Objects;
import org.khettara.core.upload.Sha256;

/// Steps on the file system that hold after a loss of power.
final class Durable {
    private static final boolean FOLDERS_CAN_BE_FORCED =
            !System.getProperty("os.name", "").startsWith("Windows");

    private Durable() {}

    /// Writes a new file and forces its bytes to the disk.
    static void write(InputStream content, Path file, MessageDigest digest) throws IOException {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            // Closed with its channel.
            @SuppressWarnings("resource")
            OutputStream out = Channels.newOutputStream(channel);
            new DigestInputStream(content, digest).transferTo(out);
            channel.force(true);
        }
    }

    /// Gives a file a second name below a root, durably.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException when the name is taken
    static void link(Path file, Path name, Path root) throws IOException {
        Files.createDirectories(name.getParent());
        try {
            Files.createLink(name, file);
        } catch (UnsupportedOperationException e) {
            throw new IOException(
                    "%s lies on a file system without hard links; choose a folder on another disk"
                            .formatted(root),
                    e);
        }
        forceNames(name, root);
    }

    /// Forces the entries of all folders from a file up to a root.
    static void forceNames(Path file, Path root) throws IOException {
        Path top = Objects.requireNonNull(root.getParent());
        for (Path folder = file.getParent();
                FOLDERS_CAN_BE_FORCED && folder != null && !folder.equals(top);
                folder = folder.getParent()) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    static String sha256(Path file) throws IOException {
        var digest = Sha256.digest();
        try (InputStream in = Files.newInputStream(file);
                var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        return Sha256.hex(digest);
    }

    static void deleteIfOlder(Path file, Instant before) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException goneMeanwhile) {
            // Its writer finished.
        }
    }
}
