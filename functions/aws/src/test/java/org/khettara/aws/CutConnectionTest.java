package org.khettara.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.upload.Sha256;
import software.amazon.awssdk.services.s3.S3Client;

/// Reads a large object through a network that keeps breaking.
@ExtendWith(Moto.class)
class CutConnectionTest {
    private static final int BYTES = 50 << 20;
    private static final int BODY_LET_THROUGH = 3_000_000;

    @TempDir private Path local;

    @Test
    void aLargeObjectComesThroughANetworkThatKeepsBreaking() throws Exception {
        String bucket = Emulated.versionedBucket();
        Path file = local.resolve("large");
        String sha256 = random(file);
        new AwsAdapters(AwsAdapters.Addressing.PATH)
                .objectStore(bucket)
                .create("large", file, "application/octet-stream", sha256);

        var digest = Sha256.digest();
        try (var network = new BreakingNetwork(Moto.endpoint());
                var s3 =
                        S3Client.builder()
                                .forcePathStyle(true)
                                .endpointOverride(network.endpoint())
                                .build();
                InputStream in =
                        new DigestInputStream(
                                new S3ObjectStore(s3, bucket).open("large"), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
            assertThat(network.cuts.get()).isGreaterThan(5);
        }
        assertThat(Sha256.hex(digest)).isEqualTo(sha256);
    }

    private static String random(Path file) throws IOException {
        var random = new Random(11);
        var digest = Sha256.digest();
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < BYTES / block.length; i++) {
                random.nextBytes(block);
                digest.update(block);
                out.write(block);
            }
        }
        return Sha256.hex(digest);
    }

    /// Passes bytes to and from a server, and closes each connection after some of the answer.
    private static final class BreakingNetwork implements AutoCloseable {
        private final AtomicInteger cuts = new AtomicInteger();
        private final ServerSocket server;
        private final URI behind;
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        BreakingNetwork(URI behind) throws IOException {
            this.behind = behind;
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var _ = threads.submit(this::accept);
        }

        URI endpoint() {
            return URI.create("http://127.0.0.1:" + server.getLocalPort());
        }

        private void accept() {
            while (!server.isClosed()) {
                try {
                    Socket near = server.accept();
                    var _ = threads.submit(() -> pass(near));
                } catch (IOException e) {
                    if (!server.isClosed()) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        }

        private void pass(Socket near) {
            try (near;
                    var far = new Socket(InetAddress.getLoopbackAddress(), behind.getPort())) {
                var _ =
                        threads.submit(
                                () -> near.getInputStream().transferTo(far.getOutputStream()));
                byte[] some = far.getInputStream().readNBytes(BODY_LET_THROUGH);
                near.getOutputStream().write(some);
                if (some.length == BODY_LET_THROUGH) {
                    cuts.incrementAndGet();
                }
            } catch (IOException gone) {
                // The other side has hung up: what this network is for.
                cuts.incrementAndGet();
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            threads.shutdownNow();
        }
    }
}
