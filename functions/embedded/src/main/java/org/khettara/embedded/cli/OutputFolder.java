package org.khettara.embedded.cli;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;
import org.khettara.core.report.Report;

/// Where `normalise` writes: one folder per input, named after it, whole or not there. What an
/// earlier run wrote is replaced; what others put there is never touched.
final class OutputFolder {
    private final Path folder;
    private final Set<String> taken = new HashSet<>();

    private OutputFolder(Path folder) {
        this.folder = folder;
    }

    static OutputFolder open(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException("--to: %s is a file, not a folder.".formatted(folder));
        }
        return new OutputFolder(Files.createDirectories(folder));
    }

    /// Begins the folder of an input. A second input of the same name gets `_2` after it.
    Part begin(String name) throws IOException {
        String free = name;
        for (int n = 2; !taken.add(free); n++) {
            free = name + "_" + n;
        }
        Path target = folder.resolve(free);
        if (Files.exists(target) && !isOurs(target)) {
            throw new UsageException(
                    "%s is there already and not from an earlier run. Choose another folder with --to."
                            .formatted(target));
        }
        return new Part(target, Files.createTempDirectory(folder, ".part-"));
    }

    private static boolean isOurs(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(target)) {
            return Files.exists(target.resolve(Report.FILE_NAME)) || !entries.iterator().hasNext();
        }
    }

    /// The folder of one input, hidden until it is finished.
    static final class Part implements AutoCloseable {
        private final Path target;
        private final Path folder;

        private Part(Path target, Path folder) {
            this.target = target;
            this.folder = folder;
        }

        Path folder() {
            return folder;
        }

        /// Adds the report and shows the folder.
        void finish(byte[] report) throws IOException {
            Files.write(folder.resolve(Report.FILE_NAME), report);
            if (Files.exists(target)) {
                delete(target);
            }
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void close() throws IOException {
            if (Files.exists(folder)) {
                delete(folder);
            }
        }

        /// Deletes a folder of files. The engine makes no folders, so one inside is somebody's.
        private static void delete(Path folder) throws IOException {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    if (Files.isDirectory(file)) {
                        throw new DirectoryNotEmptyException(folder.toString());
                    }
                }
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
