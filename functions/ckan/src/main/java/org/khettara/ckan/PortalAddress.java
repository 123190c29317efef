package org.khettara.ckan;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/// Where a portal's CKAN is: the address that `api/3/action/` follows, as in
/// `https://data.gov.ma/data/`.
///
/// @param root ends with `/`
public record PortalAddress(URI root) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public PortalAddress {
        String host = root.getHost();
        boolean secure = "https".equals(root.getScheme());
        boolean plain = "http".equals(root.getScheme()) && THIS_MACHINE.contains(host);
        if (host == null
                || !(secure || plain)
                || root.getRawUserInfo() != null
                || root.getRawQuery() != null
                || root.getRawFragment() != null
                || !root.getRawPath().endsWith("/")) {
            throw new IllegalArgumentException(
                    "'%s' is not the address of a portal: expected one with https and nothing after the path, as in https://data.gov.ma/data/"
                            .formatted(root.getRawUserInfo() == null ? root : host));
        }
    }

    /// @throws IllegalArgumentException when it is no such address; over plain `http`, which would
    ///   show the token to everyone on the way, only this machine is one
    public static PortalAddress parse(String text) {
        String root = text.strip().replaceFirst("/?(api(/3)?(/action)?)?/?$", "/");
        try {
            return new PortalAddress(new URI(root));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'%s' is not an address".formatted(text), e);
        }
    }

    URI action(String name) {
        return root.resolve("api/3/action/" + name);
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
