package org.khettara.ckan;

import java.util.Locale;
import java.util.Optional;
import org.khettara.core.catalogue.Codes;

/// A theme of the EU's data-theme authority (version 20160921-0, from piveau-vocabularies; ©
/// European Union, reuse with attribution), which is a group in CKAN's terms.
record Theme(String code, String titleFr) {
    private static final int FRENCH = 3;

    /// @param code as in `ECON`
    static Optional<Theme> find(String code) {
        return Codes.THEMES.row(code).map(row -> new Theme(code, row.get(FRENCH)));
    }

    String id() {
        return StableId.ofTheme(code);
    }

    /// As in the portal's addresses.
    String name() {
        return code.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
