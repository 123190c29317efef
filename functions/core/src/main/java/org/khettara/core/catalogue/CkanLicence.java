package org.khettara.core.catalogue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.CsvRows;

/// A licence of CKAN's own list (`license_list` of CKAN 2.12), whose names readers and harvesters
/// know licences by.
///
/// @param id as in `license_id`
/// @param code of the EU's licence authority; empty when it has none
/// @param isForContent whether works may be under it; likewise data
/// @param conformance with the Open Definition: `approved` or `not reviewed`
/// @param title in English; in French and Arabic as CKAN's own translations have it
/// @param url empty when it has none
public record CkanLicence(
        String id,
        String code,
        boolean isForContent,
        boolean isForData,
        String conformance,
        String title,
        String url,
        String titleFr,
        String titleAr) {
    private static final String VERSION = "_\\d_\\d.*$";

    /// In the order of CKAN.
    public static final List<CkanLicence> ALL =
            CsvRows.ofResource(CkanLicence.class, "ckan-licences.csv").stream()
                    .map(CkanLicence::of)
                    .toList();

    private static CkanLicence of(List<String> row) {
        return new CkanLicence(
                row.get(0),
                row.get(1),
                row.get(2).equals("True"),
                row.get(3).equals("True"),
                row.get(4),
                row.get(5),
                row.get(6),
                row.get(7),
                row.get(8));
    }

    /// The one that a licence is, in whatever version and language.
    ///
    /// @param said any name that [Licences] knows, or a code of the EU's authority
    public static Optional<CkanLicence> find(String said) {
        String kind = kind(Licences.code(said).orElse(said));
        return ALL.stream()
                .filter(one -> !one.code.isEmpty() && kind(one.code).equals(kind))
                .findFirst();
    }

    private static String kind(String code) {
        return code.replaceFirst(VERSION, "");
    }

    /// The one of an id; empty when it is a URI or another portal's.
    public static Optional<CkanLicence> ofId(@Nullable String id) {
        return ALL.stream().filter(one -> one.id.equals(id)).findFirst();
    }

    public boolean isOpen() {
        return "approved".equals(conformance);
    }
}
