package org.khettara.embedded.server;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// Walks over a folder that others change meanwhile.
final class FileTree {
    private FileTree() {}

    interface Visit {
        void file(Path file, BasicFileAttributes attributes);
    }

    /// Visits files, not those in hidden folders, never through symbolic links.
    static void walk(Path top, Visit visit) throws IOException {
        Files.walkFileTree(
                top,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a) {
                        return isHidden(folder) && !folder.equals(top)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        visit.file(file, attributes);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        // Moved or deleted between listing and looking, or not ours to see: whether
                        // it is there, the next walk tells.
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    /// The path below a folder, with slashes.
    static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /// Deletes the folders above a file while they are empty, not the top itself.
    static void deleteEmptyAbove(Path file, Path top) throws IOException {
        for (Path at = file.getParent(); at != null && !at.equals(top); at = at.getParent()) {
            try {
                Files.delete(at);
            } catch (DirectoryNotEmptyException othersAreThere) {
                return;
            }
        }
    }
}
