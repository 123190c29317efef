package org.khettara.embedded.cli;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.khettara.core.WorkFolder;
import org.khettara.core.report.Report;

/// Where `normalise` writes: one folder per input, named after it, whole or not there. What an
/// earlier run wrote is replaced; what others put there is never touched. Parts may be filled by
/// several threads; what is unfinished when the process is told to stop is deleted.
final class OutputFolder implements AutoCloseable {
    private static final int TRIES = 5;
    private static final long PROCESS = ProcessHandle.current().pid();

    private final Path folder;
    private final Set<String> taken = new HashSet<>();
    private final Set<Part> unfinished = ConcurrentHashMap.newKeySet();
    private final Thread atExit = new Thread(this::abandon, "khettara-abandon");
    private final AtomicLong parts = new AtomicLong();
    private volatile boolean abandoned;

    private OutputFolder(Path folder) {
        this.folder = folder;
    }

    static OutputFolder open(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException("--to: %s is a file, not a folder.".formatted(folder));
        }
        var output = new OutputFolder(Files.createDirectories(folder));
        Runtime.getRuntime().addShutdownHook(output.atExit);
        return output;
    }

    /// The folder of the next input. A second input of the same name gets `_2` after it.
    synchronized Path target(String name) {
        String free = name;
        for (int n = 2; !taken.add(free); n++) {
            free = name + "_" + n;
        }
        return folder.resolve(free);
    }

    /// Begins to fill a target.
    Part begin(Path target) throws IOException {
        if (Files.exists(target) && !isOurs(target)) {
            throw new UsageException(
                    "%s is there already and not from an earlier run. Choose another folder with --to."
                            .formatted(target));
        }
        var part = new Part(target, hidden());
        unfinished.add(part);
        if (abandoned) {
            part.abandon();
        }
        return part;
    }

    /// A new folder that others may read as they may any: it becomes the target.
    private Path hidden() throws IOException {
        while (true) {
            Path part = folder.resolve(".part-" + PROCESS + "-" + parts.incrementAndGet());
            try {
                return Files.createDirectory(part);
            } catch (FileAlreadyExistsException leftByAnEarlierProcess) {
                // The next number is free.
            }
        }
    }

    private static boolean isOurs(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(target)) {
            return Files.exists(target.resolve(Report.FILE_NAME)) || !entries.iterator().hasNext();
        }
    }

    /// Whether the process is ending: what fails now says nothing about the files.
    boolean isAbandoned() {
        return abandoned;
    }

    private void abandon() {
        abandoned = true;
        unfinished.forEach(Part::abandon);
    }

    @Override
    public void close() {
        if (!abandoned) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException ending) {
                // The hook is running; there is nothing left for it to do.
                abandoned = true;
            }
        }
    }

    /// The folder of one input, hidden until it is finished.
    final class Part implements AutoCloseable {
        private final Path target;
        private final Path part;

        private Part(Path target, Path part) {
            this.target = target;
            this.part = part;
        }

        Path folder() {
            return part;
        }

        /// Adds the report and shows the folder.
        synchronized void finish(byte[] report) throws IOException {
            Files.write(part.resolve(Report.FILE_NAME), report);
            if (Files.exists(target)) {
                delete(target);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public synchronized void close() throws IOException {
            unfinished.remove(this);
            if (Files.exists(part)) {
                WorkFolder.delete(part);
            }
        }

        /// Deletes the folder while a thread may still be adding to it.
        private synchronized void abandon() {
            for (int i = 0; i < TRIES; i++) {
                try {
                    close();
                    return;
                } catch (IOException filling) {
                    // A file more came between the listing and the deleting.
                }
            }
        }
    }

    /// Deletes a finished folder. We leave none with folders in it, so one inside is somebody's.
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
