package org.khettara.embedded.server;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.khettara.core.report.Text;
import org.khettara.core.upload.Sha256;
import org.khettara.core.upload.Upload;
import org.khettara.core.upload.UploadKey;

/// Files on their way from the drop folder into the store, in `.taken/<claim>/<path>`. There a
/// writer that replaces a file by its name no longer reaches it: what is written under the name
/// from then on is another file. A writer that still has it open makes the acceptance fail, and it
/// is read again. A file is deleted only when the store's bytes hash the same; what a crash leaves
/// here is accepted by the next pass, at worst a second time, which changes nothing.
final class TakenFiles {
    private static final Logger LOG = System.getLogger(TakenFiles.class.getName());
    private static final String TAKEN = ".taken";
    private static final String DOUBTFUL = ".doubtful";

    private final Path root;
    private final Path taken;
    private final DropFolder.Reception reception;

    TakenFiles(Path root, DropFolder.Reception reception) {
        this.root = root;
        this.taken = root.resolve(TAKEN);
        this.reception = reception;
    }

    /// Takes a file out of its writers' reach. One that is gone by now is left alone.
    void claim(Path file) throws IOException {
        // Claims sort by time, so that two files of one name are accepted in their order.
        String claim = "%014d-%s".formatted(System.currentTimeMillis(), UUID.randomUUID());
        Path target = taken.resolve(claim).resolve(root.relativize(file));
        Files.createDirectories(target.getParent());
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            FileTree.deleteEmptyAbove(target, taken);
        }
    }

    /// Accepts all that was claimed.
    ///
    /// @param failures hears of each that could not be accepted now, by its path in the drop folder
    List<Upload> accept(BiConsumer<String, Text> failures) throws IOException {
        var accepted = new ArrayList<Upload>();
        for (var entry : files().entrySet()) {
            Path file = entry.getKey();
            try {
                accept(file, entry.getValue()).ifPresent(accepted::add);
            } catch (IOException e) {
                failures.accept(name(file), NotTaken.NOT_STORED);
                LOG.log(Level.DEBUG, "Not stored: " + name(file), e);
            }
        }
        return accepted;
    }

    /// Paths in the drop folder of the files that are here.
    Set<String> names() throws IOException {
        var names = new HashSet<String>();
        files().keySet().forEach(file -> names.add(name(file)));
        return names;
    }

    private SortedMap<Path, Sighting> files() throws IOException {
        var files = new TreeMap<Path, Sighting>();
        if (Files.isDirectory(taken)) {
            FileTree.walk(
                    taken,
                    (file, attributes) -> {
                        if (attributes.isRegularFile()) {
                            files.put(file, Sighting.of(attributes));
                        }
                    });
        }
        return files;
    }

    private Optional<Upload> accept(Path file, Sighting sighting) throws IOException {
        UploadKey key = UploadKey.parse(UploadKey.PREFIX + name(file)).orElseThrow();
        Upload upload;
        String sha256;
        try (SteadyFile content = SteadyFile.open(file, sighting)) {
            upload = reception.accept(key, content);
            sha256 = content.sha256();
        } catch (SteadyFile.FileChangedException stillWritten) {
            LOG.log(Level.INFO, "{0}; it is read again", stillWritten.getMessage());
            return Optional.empty();
        }
        if (!sha256(reception.stored(upload)).equals(sha256)) {
            setAside(file);
        } else if (Sighting.of(file).equals(sighting)) {
            Files.delete(file);
            FileTree.deleteEmptyAbove(file, taken);
        }
        return Optional.of(upload);
    }

    /// The disk does not give back what it was given: an operator is to look.
    private void setAside(Path file) throws IOException {
        Path target = root.resolve(DOUBTFUL).resolve(taken.relativize(file));
        Files.createDirectories(target.getParent());
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        LOG.log(Level.ERROR, "{0}: the store has other bytes than this file", target);
    }

    private String name(Path file) {
        Path claim = taken.resolve(taken.relativize(file).getName(0));
        return FileTree.name(claim, file);
    }

    private static String sha256(InputStream stored) throws IOException {
        try (stored) {
            return Sha256.of(stored);
        }
    }
}
