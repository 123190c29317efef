package org.khettara.embedded.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khettara.ckan.ApiToken;
import org.khettara.ckan.Describer;
import org.khettara.ckan.Portal;
import org.khettara.ckan.PortalAddress;
import org.khettara.ckan.PortalPush;
import org.khettara.core.upload.InstitutionId;
import org.khettara.embedded.Home;

/// Which CKAN portal, and who we are there: what is typed, else `$KHETTARA_CKAN_URL` and
/// `$KHETTARA_CKAN_TOKEN_FILE`, or `$KHETTARA_CKAN_TOKEN`. A token is never typed: other users see
/// what is. `$KHETTARA_CKAN_ORGANISATIONS` says what the portal calls our institutions:
/// `ID=NAME,ID=NAME`.
///
/// @param to address of the portal
/// @param tokenFile file with nothing but the token
record PortalOptions(@Nullable String to, @Nullable Path tokenFile) {
    private static final String URL = "KHETTARA_CKAN_URL";
    private static final String TOKEN_FILE = "KHETTARA_CKAN_TOKEN_FILE";
    private static final String TOKEN = "KHETTARA_CKAN_TOKEN";
    private static final String ORGANISATIONS = "KHETTARA_CKAN_ORGANISATIONS";

    /// Those of the environment; null when it names no portal.
    static @Nullable PortalOptions ofEnvironment() {
        return set(URL) == null ? null : new PortalOptions(null, null);
    }

    Portal open() throws IOException {
        String address = to == null ? set(URL) : to;
        if (address == null) {
            throw new UsageException(
                    "Say which portal: --to https://data.example.org/, or set %s.".formatted(URL));
        }
        try {
            return Portal.open(PortalAddress.parse(address), token());
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }

    /// Says what the catalogue of a home says.
    static PortalPush push(Portal portal, Home home, PortalPush.Mode mode) {
        return new PortalPush(
                portal,
                new Describer(home.catalogue().base()),
                mode,
                organisations(set(ORGANISATIONS)));
    }

    static Map<InstitutionId, String> organisations(@Nullable String said) {
        Map<InstitutionId, String> organisations = new LinkedHashMap<>();
        for (String one : said == null ? new String[0] : said.split(",", -1)) {
            String[] parts = one.strip().split("=", -1);
            if (parts.length != 2 || parts[1].isBlank()) {
                throw new UsageException(
                        "%s: expected ID=NAME,ID=NAME, found '%s'".formatted(ORGANISATIONS, one));
            }
            try {
                organisations.put(new InstitutionId(parts[0].strip()), parts[1].strip());
            } catch (IllegalArgumentException e) {
                throw UsageException.of(e);
            }
        }
        return organisations;
    }

    /// Null when there is none: then the portal can only be read.
    private @Nullable ApiToken token() throws IOException {
        String file = set(TOKEN_FILE);
        if (tokenFile != null) {
            return ApiToken.ofFile(tokenFile);
        }
        if (file != null) {
            return ApiToken.ofFile(Path.of(file));
        }
        String token = set(TOKEN);
        return token == null ? null : ApiToken.of(token);
    }

    private static @Nullable String set(String variable) {
        String value = System.getenv(variable);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
