package org.khettara.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file that a compressed text is expanded to, in a sub-folder of the tables' folder: gone when
/// closed, and of a run that was killed it goes with the tables' folder. No table can be called
/// like it, for a name of [TableSlugs] never begins with a point.
final class ExpandedText implements AutoCloseable {
    private final Path folder;

    ExpandedText(Path tables) throws IOException {
        folder = Files.createTempDirectory(tables, ".expanded-");
    }

    Path path() {
        return folder.resolve("text");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path());
        Files.delete(folder);
    }
}
