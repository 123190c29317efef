package org.khettara.ckan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A theme of the EU's data-theme authority (version 20160921-0, from piveau-vocabularies; ©
/// European Union, reuse with attribution), which is a group in CKAN's terms.
record Theme(String code, String uri, String titleEn, String titleFr) {
    private static final List<Theme> ALL =
            CodeList.read("/org/khettara/core/catalogue/eu-data-themes.csv").stream()
                    .map(Theme::of)
                    .toList();

    private static Theme of(Map<String, String> row) {
        return new Theme(
                row.getOrDefault("code", ""),
                row.getOrDefault("uri", ""),
                row.getOrDefault("label_en", ""),
                row.getOrDefault("label_fr", ""));
    }

    /// @param code as in `ECON`
    static Optional<Theme> find(String code) {
        return ALL.stream().filter(theme -> theme.code.equals(code)).findFirst();
    }

    String id() {
        return StableId.ofTheme(code);
    }

    /// As in the portal's addresses.
    String name() {
        return code.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
