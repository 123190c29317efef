package org.khettara.core.port;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.khettara.core.upload.ObjectVersion;

/// One bucket: a folder on one machine, an S3 bucket elsewhere. Keys are `/`-separated and never
/// URL-encoded. Safe for use by many threads and processes. A missing object is a
/// [java.nio.file.NoSuchFileException]; any other failure of the store is an [IOException] or the
/// adapter's unchecked one, and worth a retry.
public interface ObjectStore {
    /// Opens the named version of an object; the caller closes the stream. The bytes come as they
    /// are read, never whole into memory.
    InputStream open(ObjectVersion object) throws IOException;

    /// Opens what the key holds now; the caller closes the stream.
    InputStream open(String key) throws IOException;

    /// Size and time of one version.
    Optional<Stored> stat(ObjectVersion object) throws IOException;

    /// Size and time of what [#create] or [#replace] put under the key; empty when it holds
    /// nothing.
    Optional<Stored> stat(String key) throws IOException;

    /// Creates an object from a whole local file, durably and all at once: a reader sees nothing or
    /// all of it. Never overwrites.
    ///
    /// @param sha256 of the file, lower-case hexadecimal; kept with the object and held against the
    ///   bytes
    Creation create(String key, Path file, String mediaType, String sha256) throws IOException;

    /// Puts a small derived object in the place of whatever the key holds: an index that can be
    /// made anew at any time. Atomic.
    void replace(String key, byte[] content, String mediaType) throws IOException;

    /// As [#replace(String, byte[], String)], of a whole local file, which may be large.
    void replace(String key, Path file, String mediaType) throws IOException;

    /// Removes what the key holds now; a key that holds nothing is left so. Readers find nothing
    /// afterwards; a store with versions may keep them for its operators.
    void delete(String key) throws IOException;

    /// What became of a create.
    sealed interface Creation {
        record Created() implements Creation {}

        /// The key was taken, and stays as it is.
        ///
        /// @param sha256 of what is there
        record Taken(String sha256) implements Creation {}
    }

    /// @param modified when the store had the version whole
    record Stored(ObjectVersion object, long bytes, Instant modified) {}
}
