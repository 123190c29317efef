package org.khettara.core.port;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.khettara.core.upload.ObjectVersion;
import org.khettara.core.upload.Sha256;

/// An object store in memory, for tests.
public final class MemoryObjectStore implements ObjectStore {
    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final Map<ObjectVersion, byte[]> versions = new ConcurrentHashMap<>();

    private Meanwhile meanwhile = () -> {};

    /// All keys, in order.
    public Set<String> keys() {
        return objects.keySet();
    }

    public ObjectVersion drop(String key, byte[] content) {
        var object = new ObjectVersion("uploads", key, "v" + versions.size());
        versions.put(object, content.clone());
        return object;
    }

    @Override
    public InputStream open(ObjectVersion object) throws IOException {
        return stream(object.key(), versions.get(object));
    }

    @Override
    public InputStream open(String key) throws IOException {
        return stream(key, objects.get(key));
    }

    private static InputStream stream(String key, byte @Nullable [] content) throws IOException {
        if (content == null) {
            throw new NoSuchFileException(key);
        }
        return new ByteArrayInputStream(content);
    }

    @Override
    public Optional<Stored> stat(ObjectVersion object) {
        return Optional.ofNullable(versions.get(object))
                .map(c -> new Stored(object, c.length, Uploads.NOON));
    }

    @Override
    public Optional<Stored> stat(String key) {
        return Optional.ofNullable(objects.get(key))
                .map(content ->
                        new Stored(
                                new ObjectVersion("objects", key, "only"),
                                content.length,
                                Uploads.NOON));
    }

    @Override
    public Creation create(String key, Path file, String mediaType, String sha256)
            throws IOException {
        byte[] content = Files.readAllBytes(file);
        if (!Sha256.of(content).equals(sha256)) {
            throw new IOException(key + " has another hash than it should");
        }
        byte[] there = objects.putIfAbsent(key, content);
        return there == null ? new Creation.Created() : new Creation.Taken(Sha256.of(there));
    }

    /// What happens before a write.
    @FunctionalInterface
    public interface Meanwhile {
        void happens() throws IOException;
    }

    /// Lets something happen once, right before the next object is replaced.
    public void beforeNextReplace(Meanwhile something) {
        meanwhile = something;
    }

    @Override
    public void replace(String key, byte[] content, String mediaType) throws IOException {
        Meanwhile something = meanwhile;
        meanwhile = () -> {};
        something.happens();
        objects.put(key, content.clone());
    }

    @Override
    public void replace(String key, Path file, String mediaType) throws IOException {
        replace(key, Files.readAllBytes(file), mediaType);
    }

    @Override
    public void delete(String key) {
        objects.remove(key);
    }
}
