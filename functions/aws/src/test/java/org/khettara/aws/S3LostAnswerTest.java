package org.khettara.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.port.ObjectStore.Creation;
import org.khettara.core.upload.Sha256;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.s3.S3Client;

/// S3 has the object, and the answer never arrives: whoever asks again finds its own bytes there.
@ExtendWith(Moto.class)
class S3LostAnswerTest {
    @TempDir private Path local;

    private final String bucket = Emulated.versionedBucket();

    @Test
    void aSmallObjectIsFoundToBeOurs() throws IOException {
        createdAsOurs(1000, request -> request.method() == SdkHttpMethod.PUT);
    }

    @Test
    void aLargeObjectIsFoundToBeOurs() throws IOException {
        createdAsOurs(
                S3Creation.PART + 1000,
                request ->
                        request.method() == SdkHttpMethod.POST
                                && request.rawQueryParameters().containsKey("uploadId"));
    }

    @Test
    void aPartWhoseAnswerWasLostIsSentAgain() throws IOException {
        Path file = Files.write(local.resolve("file"), new byte[2 * S3Creation.PART + 5]);
        try (var s3 =
                client(
                        new FirstAnswerLost(request ->
                                request.rawQueryParameters().containsKey("partNumber")))) {
            var store = new S3ObjectStore(s3, bucket);
            assertThat(store.create("k", file, "text/csv", hash(file)))
                    .isInstanceOf(Creation.Created.class);
        }
    }

    private void createdAsOurs(int bytes, Predicate<SdkHttpRequest> last) throws IOException {
        Path file = Files.write(local.resolve("file"), new byte[bytes]);
        String sha256 = hash(file);
        var network = new FirstAnswerLost(last);
        try (var s3 = client(network)) {
            var store = new S3ObjectStore(s3, bucket);
            Creation creation = store.create("k", file, "text/csv", sha256);
            assertThat(creation).isIn(new Creation.Created(), new Creation.Taken(sha256));
            assertThat(network.hasLost()).isTrue();
            assertThat(store.create("k", file, "text/csv", sha256))
                    .isEqualTo(new Creation.Taken(sha256));
        }
        assertThat(Emulated.S3.listObjectVersions(r -> r.bucket(bucket)).versions()).hasSize(1);
        assertThat(Emulated.S3.listMultipartUploads(r -> r.bucket(bucket)).uploads()).isEmpty();
    }

    private static S3Client client(FirstAnswerLost network) {
        return S3Client.builder().forcePathStyle(true).httpClient(network).build();
    }

    private static String hash(Path file) throws IOException {
        var digest = Sha256.digest();
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, out);
        }
        return Sha256.hex(digest);
    }
}
