package org.khettara.core.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.khettara.core.document.CsvRows;

/// Licences by all the names they go under: codes and URIs of the EU's licence authority, the
/// licences' own addresses, those of opendefinition.org and opendatacommons.org, ids of CKAN and
/// SPDX.
///
/// Source: the authority table of the Publications Office (`eu-licences.csv`); for CKAN,
/// `licenses.opendefinition.org/licenses/groups/ckan.json`.
public final class Licences {
    private static final List<List<String>> TABLE =
            CsvRows.ofResource(Licences.class, "eu-licences.csv");
    private static final Set<String> CODES =
            TABLE.stream().map(List::getFirst).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> URIS = uris();
    private static final Map<String, String> NAMES = names();

    private Licences() {}

    /// The code of the EU's authority for a licence; empty when it is not one that is known.
    public static Optional<String> code(String name) {
        String key = key(name);
        return key.isEmpty() ? Optional.empty() : Optional.ofNullable(NAMES.get(key));
    }

    public static boolean isCode(String text) {
        return CODES.contains(text);
    }

    /// Whether it is, to the letter, a URI of the authority or one that it gives as an exact match:
    /// what a program that knows the table alone recognises.
    public static boolean isOfTheAuthority(String uri) {
        return URIS.contains(uri);
    }

    private static Set<String> uris() {
        var uris =
                TABLE.stream()
                        .flatMap(row -> row.stream().skip(1))
                        .filter(uri -> !uri.isEmpty())
                        .collect(Collectors.toSet());
        // The portal's vocabulary (edp-licences-skos) knows the ODbL in this one spelling more.
        uris.add("http://www.opendefinition.org/licenses/odc-odbl");
        return Set.copyOf(uris);
    }

    private static Map<String, String> names() {
        var names = new HashMap<String, String>();
        for (List<String> row : TABLE) {
            for (String name : row) {
                names.putIfAbsent(key(name), row.getFirst());
            }
        }
        Map.ofEntries(
                        Map.entry(
                                "ODC_BL",
                                List.of(
                                        "odc-odbl",
                                        "odbl",
                                        "ODbL-1.0",
                                        "lov-odbl",
                                        "opendatacommons.org/licenses/odbl",
                                        "opendatacommons.org/licenses/odbl/summary",
                                        "Open Database License",
                                        "Open Data Commons Open Database License",
                                        "Open Data Commons Open Database License (ODbL)",
                                        "Open Data Commons Open Database License v1.0")),
                        Map.entry(
                                "ODC_BY",
                                List.of(
                                        "odc-by",
                                        "ODC-By-1.0",
                                        "opendatacommons.org/licenses/by",
                                        "opendatacommons.org/licenses/by/summary",
                                        "Open Data Commons Attribution License")),
                        Map.entry(
                                "ODC_PDDL",
                                List.of(
                                        "odc-pddl",
                                        "pddl",
                                        "PDDL-1.0",
                                        "opendatacommons.org/licenses/pddl",
                                        "opendatacommons.org/licenses/pddl/summary")),
                        Map.entry(
                                "CC0",
                                List.of(
                                        "cc-zero",
                                        "cc0",
                                        "CC0-1.0",
                                        "creativecommons.org/publicdomain/zero/1.0")),
                        Map.entry("CC_BY", List.of("cc-by")),
                        Map.entry("CC_BYSA", List.of("cc-by-sa")),
                        Map.entry("CC_BYNC", List.of("cc-nc", "cc-by-nc")),
                        Map.entry("ETALAB_2_0", List.of("etalab-2.0", "lov2")))
                .forEach((code, others) -> {
                    for (String other : others) {
                        names.put(key(other), code);
                        names.put(key("opendefinition.org/licenses/" + other), code);
                    }
                });
        return Map.copyOf(names);
    }

    /// Addresses without scheme, `www.` and what stands for a view of the same text; otherwise the
    /// letters and figures alone.
    private static String key(String name) {
        return name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://", "")
                .replaceFirst("^www\\.", "")
                .replaceFirst("(?:/legalcode|/deed)(?:\\.[a-z_-]+)?/?$", "")
                .replaceFirst("\\.html?$", "")
                .replaceAll("[^a-z0-9]", "");
    }
}
