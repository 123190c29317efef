package org.khettara.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.upload.ObjectVersion;
import org.khettara.core.upload.Sha256;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// One S3 bucket, or one of a store that speaks S3. Reads in parts ahead of the reader; creates
/// only what is not there (`If-None-Match: *`), with SHA-256 checksums that the store holds against
/// the bytes.
public final class S3ObjectStore implements ObjectStore {
    /// Where an object's SHA-256 is kept: a multipart upload's ETag and checksum are not hashes of
    /// the content.
    static final String SHA256 = "sha256";

    /// S3's name for the only version of an object in a bucket without versions.
    private static final String NO_VERSION = "null";

    private static final int ATTEMPTS = 6;

    private final S3Client s3;
    private final String bucket;
    private final S3Creation creation;

    S3ObjectStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
        this.creation = new S3Creation(s3, bucket);
    }

    @Override
    public InputStream open(ObjectVersion object) throws IOException {
        if (!object.bucket().equals(bucket)) {
            throw new NoSuchFileException(
                    "s3://%s/%s".formatted(object.bucket(), object.key()),
                    null,
                    "this store is bucket " + bucket);
        }
        return open(object.key(), object.versionId());
    }

    @Override
    public InputStream open(String key) throws IOException {
        return open(key, null);
    }

    private InputStream open(String key, @Nullable String version) throws IOException {
        HeadObjectResponse head =
                head(key, version)
                        .orElseThrow(
                                () -> new NoSuchFileException("s3://%s/%s".formatted(bucket, key)));
        return new ReadAheadStream(
                (first, last) -> range(key, head.versionId(), head.eTag(), first, last),
                head.contentLength());
    }

    /// Bytes of the very object that was asked for first, or a failure: the ETag sees to it where
    /// versions do not.
    private InputStream range(
            String key, @Nullable String version, String etag, long first, long last)
            throws IOException {
        ResponseInputStream<GetObjectResponse> in =
                s3.getObject(r ->
                        r.bucket(bucket)
                                .key(key)
                                .versionId(version)
                                .ifMatch(etag)
                                .range("bytes=%d-%d".formatted(first, last)));
        String range = in.response().contentRange();
        if (first > 0 && (range == null || !range.startsWith("bytes " + first + "-"))) {
            in.abort();
            throw new IOException(
                    "s3://%s/%s: asked for bytes from %d, was given %s"
                            .formatted(bucket, key, first, range));
        }
        return in;
    }

    @Override
    public Optional<Stored> stat(ObjectVersion object) {
        return object.bucket().equals(bucket)
                ? head(object.key(), object.versionId())
                        .map(head -> stored(object.key(), object.versionId(), head))
                : Optional.empty();
    }

    /// Of the version that the key holds now, whoever put it there. An unversioned bucket knows
    /// only the version `null`.
    @Override
    public Optional<Stored> stat(String key) {
        return head(key, null)
                .map(head ->
                        stored(
                                key,
                                head.versionId() == null ? NO_VERSION : head.versionId(),
                                head));
    }

    private Stored stored(String key, String version, HeadObjectResponse head) {
        return new Stored(
                new ObjectVersion(bucket, key, version), head.contentLength(), head.lastModified());
    }

    private Optional<HeadObjectResponse> head(String key, @Nullable String version) {
        try {
            return Optional.of(s3.headObject(r -> r.bucket(bucket).key(key).versionId(version)));
        } catch (S3Exception e) {
            // 405: the version is a delete marker. 400: the text is no version id of this bucket;
            // the answer to HEAD has no body that could say so.
            boolean missing =
                    e.statusCode() == 404
                            || (version != null
                                    && (e.statusCode() == 405 || e.statusCode() == 400));
            if (!missing) {
                throw e;
            }
        }
        // Some stores know the version `null` only by not being asked for it.
        return NO_VERSION.equals(version)
                ? head(key, null).filter(h -> h.versionId() == null)
                : Optional.empty();
    }

    @Override
    public Creation create(String key, Path file, String mediaType, String sha256)
            throws IOException {
        boolean large = Files.size(file) >= S3Creation.PART;
        // What is there need not be sent again to hear so.
        String held = large ? held(key) : null;
        for (int attempt = 1; held == null; attempt++) {
            try {
                creation.create(key, file, mediaType, sha256);
                return new Creation.Created();
            } catch (S3Exception e) {
                // 412: taken. 409: another is creating it right now. 404: our upload is gone, ended
                // by a first try whose answer was lost.
                boolean contested =
                        e.statusCode() == 412 || e.statusCode() == 409 || e.statusCode() == 404;
                if (!contested || attempt == ATTEMPTS) {
                    throw e;
                }
                held = held(key);
                if (held == null) {
                    pause(attempt);
                }
            }
        }
        return new Creation.Taken(held);
    }

    /// SHA-256 of what the key holds; null when it holds nothing.
    private @Nullable String held(String key) throws IOException {
        Optional<HeadObjectResponse> head = head(key, null);
        if (head.isEmpty()) {
            return null;
        }
        String sha256 = head.get().metadata().get(SHA256);
        return sha256 == null ? hashOf(key) : sha256;
    }

    /// For an object that this class did not write.
    private String hashOf(String key) throws IOException {
        try (InputStream in = open(key)) {
            return Sha256.of(in);
        }
    }

    private static void pause(int attempt) throws InterruptedIOException {
        try {
            Thread.sleep(
                    Duration.ofMillis(ThreadLocalRandom.current().nextLong(20, 60L << attempt)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting to create an object");
        }
    }

    @Override
    public void replace(String key, byte[] content, String mediaType) {
        replace(key, RequestBody.fromBytes(content), mediaType);
    }

    @Override
    public void replace(String key, Path file, String mediaType) {
        replace(key, RequestBody.fromFile(file), mediaType);
    }

    private void replace(String key, RequestBody content, String mediaType) {
        s3.putObject(
                r ->
                        r.bucket(bucket)
                                .key(key)
                                .contentType(mediaType)
                                .checksumAlgorithm(ChecksumAlgorithm.SHA256),
                content);
    }

    /// In a bucket with versions this puts a delete marker; the bucket's lifecycle takes the
    /// version.
    @Override
    public void delete(String key) {
        s3.deleteObject(r -> r.bucket(bucket).key(key));
    }
}
