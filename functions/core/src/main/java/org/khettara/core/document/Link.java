package org.khettara.core.document;

import java.nio.charset.StandardCharsets;

/// Links to objects. Keys are text of any script; a link is a URI, in which everything but the
/// unreserved characters of RFC 3986 is percent-encoded.
public final class Link {
    private static final String UNRESERVED = "-._~=/";

    private Link() {}

    /// @param base URI under which a store is reachable, ending with `/`
    public static String to(String base, String key) {
        var link = new StringBuilder(base);
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if ((c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || UNRESERVED.indexOf(c) >= 0) {
                link.append(c);
            } else {
                link.append("%%%02X".formatted((int) c));
            }
        }
        return link.toString();
    }
}
