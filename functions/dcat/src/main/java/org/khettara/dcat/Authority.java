package org.khettara.dcat;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Code lists of the EU's Publications Office, which DCAT-AP 3.0.1 prescribes.
enum Authority {
    ACCESS_RIGHT,
    DATA_THEME,
    FILE_TYPE,
    FREQUENCY,
    LANGUAGE,
    LICENCE,
    PLANNED_AVAILABILITY;

    private static final String LISTS = "http://publications.europa.eu/resource/authority/";
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,64}");

    /// The names under which CKAN knows licences; it takes one from a record by its title
    /// (ckan/model/license.py).
    private static final Map<String, String> LICENCE_NAMES =
            Map.of(
                    "ODC_BL", "Open Data Commons Open Database License (ODbL)",
                    "ODC_BY", "Open Data Commons Attribution License",
                    "ODC_PDDL", "Open Data Commons Public Domain Dedication and License (PDDL)",
                    "CC0", "Creative Commons CCZero",
                    "CC_BY", "Creative Commons Attribution",
                    "CC_BYSA", "Creative Commons Attribution Share-Alike");

    /// The list itself.
    String list() {
        return LISTS + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The URI of a code, or the URI itself when it is one; empty when it is neither.
    Optional<String> uri(@Nullable String codeOrUri) {
        if (codeOrUri == null) {
            return Optional.empty();
        }
        return CODE.matcher(codeOrUri).matches()
                ? Optional.of(list() + "/" + codeOrUri)
                : Iris.web(codeOrUri);
    }

    /// The code of a URI of this list.
    Optional<String> code(String uri) {
        String start = list() + "/";
        String same = uri.replaceFirst("^https:", "http:");
        String code = same.startsWith(start) ? same.substring(start.length()) : "";
        return CODE.matcher(code).matches() ? Optional.of(code) : Optional.empty();
    }

    /// The URI of a language: its code is that of ISO 639-3, in capitals. Empty when the tag is of
    /// no language that ISO 639 knows.
    static Optional<String> language(String tag) {
        try {
            return Optional.of(Locale.forLanguageTag(tag).getISO3Language())
                    .filter(code -> !code.isEmpty())
                    .flatMap(code -> LANGUAGE.uri(code.toUpperCase(Locale.ROOT)));
        } catch (MissingResourceException notInIso639) {
            return Optional.empty();
        }
    }

    /// The name of a licence that most readers know; empty when it is no common one.
    static Optional<String> licenceName(String code) {
        String kind = code.replaceFirst("^(CC_BY|CC_BYSA|CC0)_\\d_\\d.*$", "$1");
        return Optional.ofNullable(LICENCE_NAMES.get(kind));
    }
}
