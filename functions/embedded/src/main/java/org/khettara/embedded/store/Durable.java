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
import java.security.MessageDigest;
import java.time.Instant;

/// Bytes on the disk, so that they hold after a loss of power; their names are [DurableNames]'.
final class Durable {
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
