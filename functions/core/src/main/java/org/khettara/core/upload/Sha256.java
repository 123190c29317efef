package org.khettara.core.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 of bytes or of parts of text, as 64 lower-case hexadecimal digits.
public final class Sha256 {
    /// From this size on, the machine's own code is worth being looked up.
    private static final long LARGE = 8L << 20;

    private Sha256() {}

    /// A digest to be fed by the caller.
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The hash of what is left of a stream; reads it to its end, does not close it.
    public static String of(InputStream in) throws IOException {
        return of(in, digest());
    }

    private static String of(InputStream in, MessageDigest digest) throws IOException {
        in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return hex(digest);
    }

    /// The hash of a file.
    public static String of(Path file) throws IOException {
        MessageDigest fast = Files.size(file) < LARGE ? null : OpenSslSha256.create();
        try (InputStream in = Files.newInputStream(file)) {
            return of(in, fast == null ? digest() : fast);
        }
    }

    public static String of(byte[] bytes) {
        MessageDigest digest = digest();
        digest.update(bytes);
        return hex(digest);
    }

    /// The hash of the parts in UTF-8, kept apart by a zero byte so that no two lists of parts are
    /// the same text.
    public static String ofParts(String... parts) {
        MessageDigest digest = digest();
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return hex(digest);
    }
}
