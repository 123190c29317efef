package org.khettara.core.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.khettara.core.document.CsvRows;

/// The codes of an authority of the EU.
public enum Codes {
    THEMES("eu-data-themes.csv"),
    FREQUENCIES("eu-frequencies.csv"),
    ACCESS_RIGHTS("eu-access-rights.csv");

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable map of lists of texts
    private final Map<String, List<String>> rows;

    Codes(String file) {
        rows =
                CsvRows.ofResource(Codes.class, file).stream()
                        .collect(Collectors.toUnmodifiableMap(List::getFirst, row -> row));
    }

    /// The code in a code or in the authority's URI.
    public Optional<String> find(String codeOrUri) {
        String code =
                codeOrUri
                        .substring(codeOrUri.lastIndexOf('/') + 1)
                        .strip()
                        .toUpperCase(Locale.ROOT);
        return rows.containsKey(code) ? Optional.of(code) : Optional.empty();
    }

    /// What the table has of a code: the code, its URI and what else the list says.
    public Optional<List<String>> row(String code) {
        return Optional.ofNullable(rows.get(code));
    }
}
