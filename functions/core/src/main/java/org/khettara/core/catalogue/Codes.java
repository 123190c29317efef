package org.khettara.core.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.khettara.core.document.CsvRows;

/// The codes of an authority of the EU.
public enum Codes {
    THEMES("eu-data-themes.csv"),
    FREQUENCIES("eu-frequencies.csv"),
    ACCESS_RIGHTS("eu-access-rights.csv");

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set of texts
    private final Set<String> all;

    Codes(String file) {
        all =
                CsvRows.ofResource(Codes.class, file).stream()
                        .map(List::getFirst)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// The code in a code or in the authority's URI.
    public Optional<String> find(String codeOrUri) {
        String code =
                codeOrUri
                        .substring(codeOrUri.lastIndexOf('/') + 1)
                        .strip()
                        .toUpperCase(Locale.ROOT);
        return all.contains(code) ? Optional.of(code) : Optional.empty();
    }
}
