package org.khettara.embedded.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.upload.ObjectVersion;
import org.khettara.core.upload.Sha256;

/// A bucket as a folder: an object is a plain file under its key ([KeyPath]), so that people can
/// look at it. An object is written under a temporary name, forced to the disk, and only then given
/// its name, by a hard link, which never replaces and of which exactly one can succeed. Hashes are
/// taken from the bytes when they are asked for: a second record of them could disagree after a
/// crash.
///
/// An object that [#add] stored has versions, in the folder `<name>%v`; any other has one version,
/// called `null` as in S3.
public final class FolderObjectStore implements ObjectStore {
    private static final String ONLY_VERSION = "null";
    private static final String VERSIONS = "%v";
    private final String bucket;
    private final Path root;
    private final Path temporary;
    private final DurableNames names;

    private FolderObjectStore(String bucket, Path root, Path temporary, DurableNames names) {
        this.bucket = bucket;
        this.root = root;
        this.temporary = temporary;
        this.names = names;
    }

    /// Opens the bucket that lies in a folder; makes the folder when it is missing.
    ///
    /// @param root below the top of the names; an absolute path
    public static FolderObjectStore open(String bucket, Path root, DurableNames names)
            throws IOException {
        Path temporary = Files.createDirectories(root.resolve("%tmp"));
        return new FolderObjectStore(bucket, root, temporary, names);
    }

    /// Adds a version of an object, as a publisher's upload does. Durable when the call returns.
    public Stored add(String key, InputStream content) throws IOException {
        String version = "%012X-%s".formatted(System.currentTimeMillis(), UUID.randomUUID());
        var object = new ObjectVersion(bucket, key, version);
        Path temp = newTemporary();
        try {
            Durable.write(content, temp, Sha256.digest());
            names.link(temp, pathOf(object));
        } finally {
            Files.deleteIfExists(temp);
        }
        return stat(object).orElseThrow(() -> new NoSuchFileException(key));
    }

    @Override
    public InputStream open(ObjectVersion object) throws IOException {
        if (!object.bucket().equals(bucket)) {
            throw new NoSuchFileException(object.bucket() + "/" + object.key());
        }
        return open(pathOf(object), object.key());
    }

    @Override
    public InputStream open(String key) throws IOException {
        return open(current(key), key);
    }

    private InputStream open(Path path, String key) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(bucket + "/" + key);
        }
        return Files.newInputStream(path);
    }

    @Override
    public Optional<Stored> stat(ObjectVersion object) throws IOException {
        Path path = pathOf(object);
        if (!object.bucket().equals(bucket) || !Files.isRegularFile(path)) {
            return Optional.empty();
        }
        Instant modified = Files.getLastModifiedTime(path).toInstant();
        return Optional.of(new Stored(object, Files.size(path), modified));
    }

    @Override
    public Optional<Stored> stat(String key) throws IOException {
        return stat(new ObjectVersion(bucket, key, ONLY_VERSION));
    }

    @Override
    public Creation create(String key, Path file, String mediaType, String sha256)
            throws IOException {
        Path target = KeyPath.of(root, key);
        if (Files.exists(target)) {
            return taken(target);
        }
        Path temp = newTemporary();
        try (InputStream in = Files.newInputStream(file)) {
            var digest = Sha256.digest();
            Durable.write(in, temp, digest);
            String found = Sha256.hex(digest);
            if (!found.equals(sha256)) {
                throw new IOException(
                        "%s: expected bytes with SHA-256 %s, found %s"
                                .formatted(key, sha256, found));
            }
            names.link(temp, target);
            return new Creation.Created();
        } catch (FileAlreadyExistsException taken) {
            return taken(target);
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    private Creation taken(Path target) throws IOException {
        // Another process may have made it a moment ago: it must be as durable for us as for them.
        names.force(target);
        return new Creation.Taken(Sha256.of(target));
    }

    @Override
    public void replace(String key, byte[] content, String mediaType) throws IOException {
        replace(key, new ByteArrayInputStream(content));
    }

    @Override
    public void replace(String key, Path file, String mediaType) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            replace(key, in);
        }
    }

    private void replace(String key, InputStream content) throws IOException {
        Path target = KeyPath.of(root, key);
        Path temp = newTemporary();
        try {
            Durable.write(content, temp, Sha256.digest());
            names.replace(temp, target);
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    @Override
    public void delete(String key) throws IOException {
        Path path = KeyPath.of(root, key);
        // A folder is no object, though it has a name.
        if (Files.isRegularFile(path)) {
            names.delete(path);
        }
    }

    /// Removes what writers that died have left half written.
    ///
    /// @param before only what nobody has written to since
    public void sweep(Instant before) throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            for (Path file : files.toList()) {
                Durable.deleteIfOlder(file, before);
            }
        }
    }

    private Path newTemporary() {
        return temporary.resolve(UUID.randomUUID().toString());
    }

    private Path pathOf(ObjectVersion object) {
        return object.versionId().equals(ONLY_VERSION)
                ? KeyPath.of(root, object.key())
                : KeyPath.of(versions(object.key()), object.versionId());
    }

    private Path versions(String key) {
        Path path = KeyPath.of(root, key);
        return path.resolveSibling(path.getFileName() + VERSIONS);
    }

    private Path current(String key) throws IOException {
        Path only = KeyPath.of(root, key);
        if (Files.isRegularFile(only)) {
            return only;
        }
        try (Stream<Path> versions = Files.list(versions(key))) {
            return versions.max(Comparator.naturalOrder()).orElse(only);
        } catch (NoSuchFileException | NotDirectoryException noVersions) {
            return only;
        }
    }
}
