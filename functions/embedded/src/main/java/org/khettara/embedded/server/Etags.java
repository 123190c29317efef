package org.khettara.embedded.server;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Entity tags: the hash of the bytes, in quotes (RFC 9110, 8.8.3).
final class Etags {
    private Etags() {}

    static String of(String sha256) {
        return '"' + sha256 + '"';
    }

    /// The hash of the whole representation (RFC 9530, `Repr-Digest`).
    static String digest(String sha256) {
        byte[] hash = HexFormat.of().parseHex(sha256);
        return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
    }

    /// Whether an `If-None-Match` names the tag.
    static boolean match(@Nullable String header, String etag) {
        return header != null
                && Arrays.stream(header.split(",", -1))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(one -> one.equals(etag) || one.equals("*"));
    }
}
