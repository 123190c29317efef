package org.khettara.embedded.server;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Entity tags: the hash of the bytes, in quotes (RFC 9110, 8.8.3).
final class Etags {
    private Etags() {}

    static String of(String sha256) {
        return '"' + sha256 + '"';
    }

    /// Whether an `If-None-Match` names the tag.
    static boolean match(@Nullable String header, String etag) {
        return header != null
                && Arrays.stream(header.split(",", -1))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(one -> one.equals(etag) || one.equals("*"));
    }
}
