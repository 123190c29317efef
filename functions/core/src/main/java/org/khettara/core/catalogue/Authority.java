package org.khettara.core.catalogue;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Iris;

/// Code lists of the EU's Publications Office, which DCAT-AP 3.0.1 prescribes.
public enum Authority {
    ACCESS_RIGHT,
    DATA_THEME,
    FILE_TYPE,
    FREQUENCY,
    LANGUAGE,
    LICENCE,
    PLANNED_AVAILABILITY;

    private static final String LISTS = "http://publications.europa.eu/resource/authority/";
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,64}");

    /// The list itself.
    public String list() {
        return LISTS + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The URI of a code, or the URI itself when it is one; empty when it is neither.
    public Optional<String> uri(@Nullable String codeOrUri) {
        if (codeOrUri == null) {
            return Optional.empty();
        }
        return CODE.matcher(codeOrUri).matches()
                ? Optional.of(list() + "/" + codeOrUri)
                : Iris.web(codeOrUri);
    }

    /// The code of a URI of this list.
    public Optional<String> code(String uri) {
        String start = list() + "/";
        String same = uri.replaceFirst("^https:", "http:");
        String code = same.startsWith(start) ? same.substring(start.length()) : "";
        return CODE.matcher(code).matches() ? Optional.of(code) : Optional.empty();
    }

    /// The URI of a language: its code is that of ISO 639-3, in capitals. Empty when the tag is of
    /// no language that ISO 639 knows.
    public static Optional<String> language(String tag) {
        try {
            return Optional.of(Locale.forLanguageTag(tag).getISO3Language())
                    .filter(code -> !code.isEmpty())
                    .flatMap(code -> LANGUAGE.uri(code.toUpperCase(Locale.ROOT)));
        } catch (MissingResourceException notInIso639) {
            return Optional.empty();
        }
    }
}
