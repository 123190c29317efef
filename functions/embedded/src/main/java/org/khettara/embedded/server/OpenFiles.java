package org.khettara.embedded.server;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which files some process has open for writing, as far as this machine tells: Linux does, of
/// processes that we may look into (proc(5), `/proc/pid/fd` and `fdinfo`). Elsewhere, and for files
/// on a network share that another machine writes to, nothing is known.
final class OpenFiles {
    private static final int ACCESS_MODE = 3;
    private final Path proc;

    OpenFiles(Path proc) {
        this.proc = proc;
    }

    static OpenFiles ofThisMachine() {
        return new OpenFiles(Path.of("/proc"));
    }

    /// Those of the files that are open for writing.
    Set<Path> writing(Set<Path> files) {
        var found = new HashSet<Path>();
        if (!files.isEmpty()) {
            for (Path process : list(proc, "[0-9]*")) {
                for (Path descriptor : list(process.resolve("fd"), "*")) {
                    target(process, descriptor).filter(files::contains).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /// The file behind a descriptor that can be written to.
    private static Optional<Path> target(Path process, Path descriptor) {
        try {
            Path details = process.resolve("fdinfo").resolve(descriptor.getFileName());
            return writes(details)
                    ? Optional.of(Files.readSymbolicLink(descriptor))
                    : Optional.empty();
        } catch (IOException gone) {
            // The process ended or closed the file while we looked: it writes no more.
            return Optional.empty();
        }
    }

    private static boolean writes(Path descriptorInfo) throws IOException {
        for (String line : Files.readAllLines(descriptorInfo)) {
            if (line.startsWith("flags:")) {
                int flags = Integer.parseInt(line.substring("flags:".length()).strip(), 8);
                return (flags & ACCESS_MODE) != 0;
            }
        }
        return false;
    }

    private static List<Path> list(Path folder, String glob) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            var list = new ArrayList<Path>();
            entries.forEach(list::add);
            return list;
        } catch (IOException notOurs) {
            // No /proc here, or a process of another user: nothing is known of it.
            return List.of();
        }
    }
}
