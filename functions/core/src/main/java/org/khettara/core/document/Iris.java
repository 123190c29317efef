package org.khettara.core.document;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Addresses as publishers write them, made into URIs (RFC 3986) or refused.
public final class Iris {
    private static final Pattern WEB =
            Pattern.compile("(?i)(https?)://([^/?#@\\\\\\s]+)((?s)[/?#].*)?");
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+\\.[^\\s@<>\"]+");
    private static final String KEPT = "-._~:/?#@!$&'()*+,;=";

    private Iris() {}

    /// The `http` or `https` address with everything encoded that a URI cannot hold. Empty when it
    /// is none, names no host, or carries a user name.
    public static Optional<String> web(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher web = WEB.matcher(text.strip());
        if (!web.matches()) {
            return Optional.empty();
        }
        try {
            String rest = web.group(3) == null ? "" : encoded(web.group(3));
            String scheme = web.group(1).toLowerCase(Locale.ROOT);
            String uri = "%s://%s%s".formatted(scheme, host(web.group(2)), rest);
            return new URI(uri).getHost() == null ? Optional.empty() : Optional.of(uri);
        } catch (URISyntaxException | IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /// `mailto:` and the address; empty when it is none.
    public static Optional<String> mail(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String address = text.strip().replaceFirst("(?i)^mailto:", "");
        return MAIL.matcher(address).matches()
                ? Optional.of("mailto:" + encoded(address))
                : Optional.empty();
    }

    private static String host(String authority) {
        int port = authority.lastIndexOf(':');
        boolean hasPort = port > 0 && authority.substring(port).matches(":\\d{1,5}");
        String name = hasPort ? authority.substring(0, port) : authority;
        return name.startsWith("[")
                ? authority
                : IDN.toASCII(name) + (hasPort ? authority.substring(port) : "");
    }

    /// @throws IllegalArgumentException when it has control characters, which no address has
    private static String encoded(String text) {
        var encoded = new StringBuilder(text.length());
        boolean inFragment = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isISOControl(c)) {
                throw new IllegalArgumentException("control character");
            }
            boolean escape = c == '%' && text.substring(i).matches("(?s)[0-9A-Fa-f]{2}.*");
            boolean secondHash = c == '#' && inFragment;
            inFragment |= c == '#';
            if (escape || (isKept(c) && !secondHash)) {
                encoded.appendCodePoint(c);
            } else {
                percent(c, encoded);
            }
        }
        return encoded.toString();
    }

    private static boolean isKept(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0);
    }

    private static void percent(int c, StringBuilder encoded) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            encoded.append("%%%02X".formatted(b & 0xFF));
        }
    }
}
