package org.khettara.embedded.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A small file of a home that is always whole: what is new is written beside it, and takes its
/// place.
public final class WholeFile {
    private WholeFile() {}

    /// Where what is to take the place of a file is written.
    public static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /// Puts what was written beside a file in its place.
    public static void replace(Path file) throws IOException {
        Files.move(
                beside(file),
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /// As UTF-8.
    public static void replace(Path file, String text) throws IOException {
        Files.writeString(beside(file), text);
        replace(file);
    }
}
