package org.khettara.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.khettara.core.difference.Difference;

/// A folder of its own for one run, under a random name; gone when closed, so that no run sees what
/// another left.
final class Workspace implements AutoCloseable {
    private final WorkFolder folder;

    private Workspace(WorkFolder folder) {
        this.folder = folder;
    }

    static Workspace open(Path root) throws IOException {
        return new Workspace(WorkFolder.make(root, "run-"));
    }

    /// Where the source file lies.
    Path source() {
        return folder.path().resolve("source");
    }

    /// What is told of a change.
    Path payload() {
        return folder.path().resolve("payload");
    }

    /// Where the engine writes.
    Path tables() throws IOException {
        return Files.createDirectories(folder.path().resolve("tables"));
    }

    /// Where the tables of the release before lie while they are compared.
    Path before() throws IOException {
        return Files.createDirectories(folder.path().resolve("before"));
    }

    /// What is stored beside the tables, under the names it gets there.
    Path beside() {
        return folder.path().resolve("beside");
    }

    /// Where the difference to another run is written.
    Path difference(String run) throws IOException {
        return Files.createDirectories(beside().resolve(Difference.folder(run)));
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
