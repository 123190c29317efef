package org.khettara.core.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The runtime's digest is the oracle.
final class Sha256Test {
    @TempDir Path folder;

    @Test
    void largeFilesHashAsTheirBytes() throws IOException {
        for (int size : new int[] {0, 1, (8 << 20) - 1, 8 << 20, (9 << 20) + 77}) {
            byte[] bytes = new byte[size];
            new Random(size).nextBytes(bytes);
            Path file = Files.write(folder.resolve("file"), bytes);
            assertThat(Sha256.of(file)).as("%d bytes", size).isEqualTo(Sha256.of(bytes));
        }
    }

    @Test
    void openSslAgreesHoweverTheBytesArrive() {
        MessageDigest digest = OpenSslSha256.create();
        assumeTrue(digest != null, "no OpenSSL 3 on this machine");
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            byte[] bytes = new byte[random.nextInt(5000)];
            random.nextBytes(bytes);
            for (int at = 0; at < bytes.length; ) {
                int length = Math.min(bytes.length - at, 1 + random.nextInt(200));
                digest.update(bytes, at, length);
                at += length;
            }
            assertThat(Sha256.hex(digest)).isEqualTo(Sha256.of(bytes));
        }
    }
}
