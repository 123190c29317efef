package org.khettara.core.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.khettara.core.upload.Sha256;

/// Hashes for tests.
public final class Sha256Of {
    private Sha256Of() {}

    public static String text(String text) {
        return Sha256.of(text.getBytes(UTF_8));
    }
}
