package org.khettara.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.ObjectStoreContract;
import org.khettara.core.upload.ObjectVersion;
import org.khettara.core.upload.Sha256;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

@ExtendWith(Moto.class)
class S3ObjectStoreTest extends ObjectStoreContract {
    private String bucket = "";

    @Override
    protected ObjectStore emptyStore() {
        bucket = Emulated.versionedBucket();
        // S3 promises that of two creations one succeeds; moto looks and writes without a lock.
        var s3 = S3Client.builder().forcePathStyle(true).httpClient(new OneCallAtATime()).build();
        return new S3ObjectStore(s3, bucket);
    }

    @Override
    protected ObjectVersion drop(ObjectStore store, String key, byte[] content) {
        var put =
                Emulated.S3.putObject(
                        r -> r.bucket(bucket).key(key), RequestBody.fromBytes(content));
        return new ObjectVersion(bucket, key, put.versionId());
    }

    @Test
    void anUnversionedBucketHasTheVersionNull() throws Exception {
        String unversioned = Emulated.bucket();
        var store = new AwsAdapters(AwsAdapters.Addressing.PATH).objectStore(unversioned);
        Emulated.S3.putObject(
                r -> r.bucket(unversioned).key("uploads/a/b.csv"), RequestBody.fromString("text"));
        var latest = store.stat("uploads/a/b.csv").orElseThrow();
        assertThat(latest.object().versionId()).isEqualTo("null");
        assertThat(store.stat(latest.object())).contains(latest);
        try (var in = store.open(latest.object())) {
            assertThat(in.readAllBytes()).asString().isEqualTo("text");
        }
    }

    @Test
    void aStrangersObjectIsHashedToSayWhatIsThere() throws Exception {
        var store = emptyStore();
        drop(store, "k", "stranger".getBytes(UTF_8));
        var file = Files.writeString(local.resolve("mine"), "mine");
        var digest = Sha256.digest();
        digest.update("stranger".getBytes(UTF_8));
        assertThat(store.create("k", file, "text/csv", hash("mine")))
                .isEqualTo(new ObjectStore.Creation.Taken(Sha256.hex(digest)));
    }

    @Test
    void aLargeFileOfAnotherHashLeavesNoUploadBehind() throws Exception {
        var store = emptyStore();
        var file = local.resolve("large");
        Files.write(file, new byte[S3Creation.PART + 1]);
        assertThatThrownBy(() -> store.create("k", file, "text/csv", hash("other")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("SHA-256");
        assertThat(Emulated.S3.listMultipartUploads(r -> r.bucket(bucket)).uploads()).isEmpty();
    }

    private static String hash(String text) {
        var digest = Sha256.digest();
        digest.update(text.getBytes(UTF_8));
        return Sha256.hex(digest);
    }
}
