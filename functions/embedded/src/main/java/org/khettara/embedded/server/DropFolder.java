package org.khettara.embedded.server;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import org.khettara.core.meaning.Masking;
import org.khettara.core.report.Text;
import org.khettara.core.upload.Upload;
import org.khettara.core.upload.UploadKey;

/// Takes whole files out of the folder where institutions drop them,
/// `<institution>/[<dataset>/]<file>`.
///
/// A file is whole when it looked the same in two passes some time apart and nobody has it open for
/// writing, as far as that can be told. It then goes by way of [TakenFiles] into the store. Files
/// under the folder of an institution that is not registered stay where they are.
///
/// Used by one thread, but for [#notTaken].
final class DropFolder {
    private static final Logger LOG = System.getLogger(DropFolder.class.getName());

    /// Many programs make an empty file first: it is given this much more time.
    private static final int PATIENCE_WITH_EMPTY = 10;

    private final Path root;
    private final Reception reception;
    private final TakenFiles taken;
    private final Duration settle;
    private final OpenFiles openFiles;
    private final LongSupplier nanos;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final ConcurrentSkipListMap<String, Text> notTaken = new ConcurrentSkipListMap<>();

    /// What the folder needs of the home.
    interface Reception {
        boolean mayPublish(UploadKey key) throws IOException;

        Upload accept(UploadKey key, InputStream content) throws IOException;

        /// The accepted bytes, as the store has them.
        InputStream stored(Upload upload) throws IOException;
    }

    private record Seen(Sighting sighting, long sinceNanos) {}

    /// @param root a real path, without symbolic links
    /// @param nanos a clock that only goes forward
    DropFolder(
            Path root,
            Reception reception,
            Duration settle,
            OpenFiles openFiles,
            LongSupplier nanos) {
        this.root = root;
        this.reception = reception;
        this.taken = new TakenFiles(root, reception);
        this.settle = settle;
        this.openFiles = openFiles;
        this.nanos = nanos;
    }

    /// Files that stay where they are, and why.
    SortedMap<String, Text> notTaken() {
        return new TreeMap<>(notTaken);
    }

    /// Whether a file has been seen and is being waited for.
    boolean isWaiting() {
        return seen.size() > notTaken.size();
    }

    /// One pass over the folder.
    ///
    /// @return what was accepted
    List<Upload> pass() throws IOException {
        Files.createDirectories(root);
        Map<Path, Sighting> present = dropped();
        seen.keySet().retainAll(present.keySet());
        var accepted = new ArrayList<>(taken.accept(this::report));
        for (Path file : whole(present)) {
            taken.claim(file);
            seen.remove(file);
        }
        accepted.addAll(taken.accept(this::report));
        forget(present);
        return accepted;
    }

    /// Drops the reasons of files that are gone.
    private void forget(Map<Path, Sighting> present) throws IOException {
        Set<String> inHand = taken.names();
        notTaken.keySet()
                .removeIf(
                        name -> !present.containsKey(root.resolve(name)) && !inHand.contains(name));
    }

    private Map<Path, Sighting> dropped() throws IOException {
        var files = new TreeMap<Path, Sighting>();
        FileTree.walk(
                root,
                (file, attributes) -> {
                    if (attributes.isRegularFile() && !isUnfinished(file)) {
                        files.put(file, Sighting.of(attributes));
                    }
                });
        return files;
    }

    /// Names that programs give to files they have not finished, and to their notes.
    private static boolean isUnfinished(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".")
                || name.startsWith("~$")
                || name.endsWith("~")
                || name.matches("(?i).*\\.(part|partial|tmp|crdownload|download|filepart|swp)")
                || name.matches("(?i)thumbs\\.db|desktop\\.ini");
    }

    private List<Path> whole(Map<Path, Sighting> present) throws IOException {
        long now = nanos.getAsLong();
        var ready = new ArrayList<Path>();
        for (var entry : present.entrySet()) {
            Path file = entry.getKey();
            Sighting sighting = entry.getValue();
            Seen last = seen.get(file);
            if (last == null || !last.sighting().equals(sighting)) {
                seen.put(file, new Seen(sighting, now));
            } else if (now - last.sinceNanos() >= patience(sighting).toNanos()
                    && mayBeTaken(file)) {
                ready.add(file);
            }
        }
        ready.removeAll(openFiles.writing(Set.copyOf(ready)));
        return ready;
    }

    private Duration patience(Sighting sighting) {
        return sighting.bytes() == 0 ? settle.multipliedBy(PATIENCE_WITH_EMPTY) : settle;
    }

    private boolean mayBeTaken(Path file) throws IOException {
        String name = FileTree.name(root, file);
        Optional<UploadKey> key = UploadKey.parse(UploadKey.PREFIX + name);
        if (key.isEmpty() || !reception.mayPublish(key.get())) {
            report(name, NotTaken.unregistered(key.orElse(null)));
            return false;
        }
        if (!Files.isReadable(file)) {
            report(name, NotTaken.UNREADABLE);
            return false;
        }
        notTaken.remove(name);
        return true;
    }

    /// Says once why a file is not taken.
    private void report(String name, Text why) {
        if (!why.equals(notTaken.put(name, why))) {
            LOG.log(Level.WARNING, "{0} in the drop folder: {1}", Masking.text(name), why.en());
        }
    }
}
