package org.khettara.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.CsvRows;

/// What people register by hand of the commitment: `register.csv`, with the columns
/// `kind,title,address,date`; the kind is `reuse`, `request` or `service`.
///
/// @param addresses by kind, the empty text for none; null without a register
record Register(@Nullable Map<Kind, List<String>> addresses) {
    private static final int ADDRESS = 2;
    static final String FILE_NAME = "register.csv";
    private static final List<String> HEADER = List.of("kind", "title", "address", "date");

    enum Kind {
        REUSE,
        REQUEST,
        SERVICE
    }

    /// @throws IOException saying which line is not as it should be
    static Register read(Folder given) throws IOException {
        Optional<InputStream> file = given.open(FILE_NAME);
        if (file.isEmpty()) {
            return new Register(null);
        }
        String place = given.place(FILE_NAME);
        var addresses = new EnumMap<Kind, List<String>>(Kind.class);
        for (Kind kind : Kind.values()) {
            addresses.put(kind, new ArrayList<>());
        }
        try (var rows = new CsvRows(file.get())) {
            if (!HEADER.equals(rows.next())) {
                throw new IOException(
                        "%s, line 1: expected %s.".formatted(place, String.join(",", HEADER)));
            }
            int line = 2;
            for (var row = rows.next(); row != null; row = rows.next(), line++) {
                Kind kind = kind(row, place, line);
                addresses.computeIfAbsent(kind, _ -> new ArrayList<>()).add(row.get(ADDRESS));
            }
        }
        return new Register(addresses);
    }

    private static Kind kind(List<String> row, String place, int line) throws IOException {
        for (Kind kind : Kind.values()) {
            boolean isIt = row.getFirst().equals(kind.name().toLowerCase(Locale.ROOT));
            if (isIt && row.size() == HEADER.size()) {
                return kind;
            }
        }
        throw new IOException(
                "%s, line %d: expected reuse, request or service, then title, address and date; found '%s'."
                        .formatted(place, line, String.join(",", row)));
    }

    /// Null without a register.
    @Nullable Integer count(Kind kind) {
        return addresses == null ? null : of(kind).size();
    }

    /// The addresses of a kind; none without a register.
    List<String> of(Kind kind) {
        return addresses == null ? List.of() : addresses.getOrDefault(kind, List.of());
    }
}
