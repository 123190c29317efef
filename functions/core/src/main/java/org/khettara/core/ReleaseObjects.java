package org.khettara.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khettara.core.derive.Derived;
import org.khettara.core.difference.Difference;
import org.khettara.core.document.Json;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.ObjectStore.Creation;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.release.Ruling;
import org.khettara.core.report.Report;
import org.khettara.core.upload.Sha256;

/// The objects of a release in a store: created with the manifest last, never overwritten, removed
/// with the manifest first, so that a release is whole whenever its manifest is there.
final class ReleaseObjects {
    private static final Pattern PLACE =
            Pattern.compile(
                    "(?<run>.*/v=[0-9a-f]+)(-e(?<epoch>[0-9]+))?(%s)?/"
                            .formatted(Releaser.APPROVED));

    private final ObjectStore store;

    ReleaseObjects(ObjectStore store) {
        this.store = store;
    }

    /// Creates objects of local files, in their order.
    ///
    /// @return whether all of them hold these bytes now, be it from a run that died
    boolean create(String prefix, Path folder, List<ReleaseFile> files) throws IOException {
        for (ReleaseFile file : files) {
            Creation creation =
                    store.create(
                            prefix + file.name(),
                            folder.resolve(file.name()),
                            file.mediaType(),
                            file.sha256());
            if (creation instanceof Creation.Taken(String sha256)
                    && !sha256.equals(file.sha256())) {
                return false;
            }
        }
        return true;
    }

    /// Creates objects of local files under `<base>/`, and returns that prefix. Where other bytes
    /// lie there under our run id (of an engine that is not deterministic, of an attempt that
    /// judged otherwise and died, of a stranger), those stay and ours go beside them.
    String create(String base, Claim claim, Path folder, List<ReleaseFile> files)
            throws IOException {
        String prefix = base + "/";
        if (create(prefix, folder, files)) {
            return prefix;
        }
        String beside = base + "-e" + claim.epoch() + "/";
        if (create(beside, folder, files)) {
            return beside;
        }
        throw new IOException("%s holds other bytes than this run made".formatted(beside));
    }

    /// Copies the files of a release that is held to where readers will find them; each is held
    /// against its hash.
    ///
    /// @param raw holds them
    /// @param folder local, empty
    void copy(ObjectStore raw, ReleaseContent content, Path folder) throws IOException {
        String from = Objects.requireNonNull(content.holding(), "not held").prefix();
        var files = new ArrayList<>(content.objects());
        for (ReleaseFile file : files) {
            fetch(raw, from + file.name(), folder.resolve(file.name()));
        }
        fetch(raw, from + ReleaseContent.MANIFEST, folder.resolve(ReleaseContent.MANIFEST));
        files.add(describe(folder, ReleaseContent.MANIFEST));
        if (!create(content.prefix(), folder, files)) {
            throw new IOException(
                    "%s holds other bytes than %s: nothing was published. Look at who writes there."
                            .formatted(content.prefix(), from));
        }
    }

    private static void fetch(ObjectStore raw, String key, Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (InputStream in = raw.open(key)) {
            Files.copy(in, file);
        }
    }

    /// Removes what lies under a prefix by the names that a release gave its files.
    void delete(String prefix, List<ReleaseFile> files) throws IOException {
        store.delete(prefix + ReleaseContent.MANIFEST);
        for (ReleaseFile file : files) {
            store.delete(prefix + file.name());
        }
    }

    /// Removes what the run of a release left for readers elsewhere than under the release's
    /// prefix: under its plain name, or beside that in an epoch until the one that the prefix
    /// names. An attempt that died may have, or one that was judged again because the policy
    /// changed.
    ///
    /// @param all releases of the dataset
    void deleteLeftovers(Release release, List<Release> all) throws IOException {
        ReleaseContent content = release.content();
        Matcher place = PLACE.matcher(content.prefix());
        if (!place.matches()) {
            return;
        }
        String epoch = place.group("epoch");
        int last = epoch == null ? 0 : Integer.parseInt(epoch);
        for (int n = 0; n <= last; n++) {
            String prefix = place.group("run") + (n == 0 ? "/" : "-e" + n + "/");
            if (!prefix.equals(content.prefix())) {
                deleteAll(prefix, content, all);
            }
        }
    }

    /// Removes all that may lie under a prefix of a release, be it compared with any other.
    private void deleteAll(String prefix, ReleaseContent content, List<Release> all)
            throws IOException {
        delete(prefix, content.objects());
        Set<String> differences = new TreeSet<>(Set.of(Difference.FILE_NAME));
        if (content.change() != null) {
            content.change().files().stream()
                    .map(file -> file.name().substring(file.name().lastIndexOf('/') + 1))
                    .forEach(differences::add);
        }
        for (Release before : all) {
            for (String name : differences) {
                store.delete(prefix + Difference.folder(before.run().value()) + name);
            }
        }
    }

    /// Removes all that readers may find of a release.
    ///
    /// @param all releases of the dataset
    void hide(Release release, List<Release> all) throws IOException {
        deleteAll(release.content().prefix(), release.content(), all);
        deleteLeftovers(release, all);
    }

    /// Puts a notice in the place of a withdrawn release's files, last of all, so that it says that
    /// they are gone. Who withdrew it is not said.
    ///
    /// @param all releases of the dataset
    void withdraw(Release release, List<Release> all, Path folder) throws IOException {
        ReleaseContent content = release.content();
        if (holds(content.prefix() + ReleaseContent.WITHDRAWN)) {
            return;
        }
        Ruling ruling = Objects.requireNonNull(release.ruling(), "withdrawn by somebody");
        hide(release, all);
        Map<String, Object> notice = new LinkedHashMap<>();
        notice.put("dataset", release.dataset().toString());
        notice.put("release", release.number());
        notice.put("withdrawnAt", ruling.at().toString());
        notice.put("reason", ruling.why());
        Path file = folder.resolve(ReleaseContent.WITHDRAWN);
        Files.write(file, Json.document(notice));
        create(content.prefix(), folder, List.of(describe(folder, ReleaseContent.WITHDRAWN)));
    }

    private boolean holds(String key) throws IOException {
        try (InputStream _ = store.open(key)) {
            return true;
        } catch (NoSuchFileException missing) {
            return false;
        }
    }

    /// The files that a report names, and the report itself, as they lie in a local folder.
    static List<ReleaseFile> files(Report report, Path folder) throws IOException {
        var names = new ArrayList<String>();
        for (Report.Table table : report.tables()) {
            names.add(table.csv());
            names.add(table.parquet());
            names.add(table.schema());
            if (table.rejects() != null) {
                names.add(Objects.requireNonNull(table.rejects()));
            }
        }
        names.add(Report.FILE_NAME);
        names.add(Derived.FILE_NAME);
        return describe(folder, names);
    }

    /// The files that hold the tables, without what is told of them.
    static List<ReleaseFile> data(List<ReleaseFile> files) {
        Set<String> told = Set.of(Report.FILE_NAME, Derived.FILE_NAME);
        return files.stream().filter(file -> !told.contains(file.name())).toList();
    }

    static List<ReleaseFile> describe(Path folder, List<String> names) throws IOException {
        var files = new ArrayList<ReleaseFile>();
        for (String name : names) {
            files.add(describe(folder, name));
        }
        return files;
    }

    /// Name, type, size and hash of a local file.
    static ReleaseFile describe(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        return new ReleaseFile(name, mediaType(name), Files.size(file), Sha256.of(file));
    }

    /// Media types as registered with IANA.
    private static String mediaType(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "csv" -> "text/csv; charset=utf-8";
            case "parquet" -> "application/vnd.apache.parquet";
            case "json" -> "application/json";
            default -> "application/octet-stream";
        };
    }
}
