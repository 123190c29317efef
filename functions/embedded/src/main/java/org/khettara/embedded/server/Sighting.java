package org.khettara.embedded.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/// What a file looks like from outside. Two equal sightings some time apart mean that nobody wrote
/// to it in between.
///
/// @param fileKey tells a file from another of the same name; null where the file system cannot
record Sighting(long bytes, FileTime modified, @Nullable Object fileKey) {
    static Sighting of(Path file) throws IOException {
        return of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }

    static Sighting of(BasicFileAttributes attributes) {
        return new Sighting(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }
}
