package org.khettara.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.khettara.core.upload.Sha256;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// Sends a file to a key that holds nothing yet: in one request when it is small, else in parts. A
/// file that is not what its hash says never becomes an object.
final class S3Creation {
    static final int PART = 8 << 20;

    /// S3 user guide, "Amazon S3 multipart upload limits".
    private static final int MOST_PARTS = 10_000;

    private static final String NOTHING = "*";

    private final S3Client s3;
    private final String bucket;

    S3Creation(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    void create(String key, Path file, String mediaType, String sha256) throws IOException {
        long size = Files.size(file);
        if (size < PART) {
            put(key, file, mediaType, sha256);
        } else {
            sendInParts(key, file, mediaType, sha256);
        }
    }

    private void put(String key, Path file, String mediaType, String sha256) throws IOException {
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(PART);
        }
        MessageDigest digest = Sha256.digest();
        digest.update(content);
        check(file, digest, sha256);
        s3.putObject(
                r ->
                        r.bucket(bucket)
                                .key(key)
                                .contentType(mediaType)
                                .metadata(Map.of(S3ObjectStore.SHA256, sha256))
                                .checksumSHA256(base64(HexFormat.of().parseHex(sha256)))
                                .ifNoneMatch(NOTHING),
                body(content, content.length));
    }

    private void sendInParts(String key, Path file, String mediaType, String sha256)
            throws IOException {
        String upload =
                s3.createMultipartUpload(r ->
                                r.bucket(bucket)
                                        .key(key)
                                        .contentType(mediaType)
                                        .metadata(Map.of(S3ObjectStore.SHA256, sha256))
                                        .checksumAlgorithm(ChecksumAlgorithm.SHA256))
                        .uploadId();
        try {
            List<CompletedPart> parts = sendParts(key, file, sha256, upload);
            s3.completeMultipartUpload(r ->
                    r.bucket(bucket)
                            .key(key)
                            .uploadId(upload)
                            .ifNoneMatch(NOTHING)
                            .multipartUpload(m -> m.parts(parts)));
        } catch (IOException | SdkException e) {
            abort(key, upload, e);
            throw e;
        }
    }

    private List<CompletedPart> sendParts(String key, Path file, String sha256, String upload)
            throws IOException {
        MessageDigest whole = Sha256.digest();
        var parts = new ArrayList<CompletedPart>();
        byte[] part = new byte[partSize(Files.size(file))];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.readNBytes(part, 0, part.length);
                    n > 0;
                    n = in.readNBytes(part, 0, part.length)) {
                whole.update(part, 0, n);
                parts.add(sendPart(key, upload, parts.size() + 1, body(part, n), hash(part, n)));
            }
        }
        check(file, whole, sha256);
        return parts;
    }

    private CompletedPart sendPart(
            String key, String upload, int number, RequestBody body, String checksum) {
        var sent =
                s3.uploadPart(
                        r ->
                                r.bucket(bucket)
                                        .key(key)
                                        .uploadId(upload)
                                        .partNumber(number)
                                        .checksumSHA256(checksum),
                        body);
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(sent.eTag())
                .checksumSHA256(checksum)
                .build();
    }

    /// Parts that are never completed are paid for; what aborting cannot reach, the bucket's
    /// lifecycle removes.
    private void abort(String key, String upload, Exception cause) {
        try {
            s3.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(upload));
        } catch (SdkException e) {
            cause.addSuppressed(e);
        }
    }

    private static int partSize(long size) {
        long mebibyte = 1 << 20;
        long least = (size / MOST_PARTS / mebibyte + 1) * mebibyte;
        return Math.toIntExact(Math.max(PART, least));
    }

    private static RequestBody body(byte[] content, int length) {
        return RequestBody.fromContentProvider(
                ContentStreamProvider.fromInputStreamSupplier(
                        () -> new ByteArrayInputStream(content, 0, length)),
                length,
                "application/octet-stream");
    }

    private static String hash(byte[] content, int length) {
        MessageDigest digest = Sha256.digest();
        digest.update(content, 0, length);
        return base64(digest.digest());
    }

    private static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }

    private static void check(Path file, MessageDigest digest, String sha256) throws IOException {
        String found = Sha256.hex(digest);
        if (!found.equals(sha256)) {
            throw new IOException(
                    "%s: expected SHA-256 %s, found %s".formatted(file, sha256, found));
        }
    }
}
