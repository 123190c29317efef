package org.khettara.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A few files by name, each always whole: a reader finds what was there before a replacement, or
/// all of what came after; of two that replace a file at once, one is the last. Safe for many
/// threads and processes.
public interface Folder {
    /// What a file holds; empty when it is not there. The caller closes the stream.
    Optional<InputStream> open(String name) throws IOException;

    /// Puts a local file in the place of whatever the name holds; the local one stays.
    void replace(String name, Path file) throws IOException;

    /// Where people find a file, for messages.
    String place(String name);

    /// As [#replace(String, Path)], of a text as UTF-8.
    default void replace(String name, String text) throws IOException {
        Path file = Files.createTempFile("khettara", null);
        try {
            Files.writeString(file, text);
            replace(name, file);
        } finally {
            Files.delete(file);
        }
    }
}
