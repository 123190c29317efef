package org.khettara.ckan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A licence of CKAN's own list (`license_list` of CKAN 2.12).
///
/// @param id as in `license_id`
/// @param code of the EU's licence authority; empty when it has none
record Licence(String id, String code, String title, String url, Map<String, String> row) {
    private static final String AUTHORITY =
            "http://publications.europa.eu/resource/authority/licence/";

    /// In the order of CKAN.
    static final List<Licence> ALL =
            CodeList.read("licences.csv").stream().map(Licence::of).toList();

    private static Licence of(Map<String, String> row) {
        UnaryOperator<String> cell = column -> row.getOrDefault(column, "");
        return new Licence(
                cell.apply("ckan_id"),
                cell.apply("eu_code"),
                cell.apply("title"),
                cell.apply("url"),
                row);
    }

    /// @param said a code of the EU's licence authority, or a URI
    static Optional<Licence> find(String said) {
        String code = said.startsWith(AUTHORITY) ? said.substring(AUTHORITY.length()) : said;
        return ALL.stream()
                .filter(one ->
                        (!one.code.isEmpty() && one.code.equals(code))
                                || (!one.url.isEmpty() && isSame(one.url, said)))
                .findFirst();
    }

    /// What stands in `license_id`: where CKAN has none of its own, the URI.
    static String id(String said) {
        String uri = said.contains(":") ? said : AUTHORITY + said;
        return find(said).map(Licence::id).orElse(uri);
    }

    /// The one of an id; empty when it is a URI or another portal's.
    static Optional<Licence> ofId(@Nullable String id) {
        return ALL.stream().filter(one -> one.id.equals(id)).findFirst();
    }

    boolean isOpen() {
        return "approved".equals(row.get("conformance"));
    }

    private static boolean isSame(String url, String said) {
        return withoutScheme(url).equals(withoutScheme(said));
    }

    /// The portal has written one licence with `http` and with `https`.
    private static String withoutScheme(String url) {
        return url.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
    }

    /// As `license_list` has it.
    Map<String, @Nullable Object> document() {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("domain_content", row.getOrDefault("content", ""));
        document.put("id", id);
        document.put("domain_data", row.getOrDefault("data", ""));
        document.put("domain_software", "False");
        document.put("family", "");
        document.put("is_generic", url.isEmpty() ? "True" : "False");
        document.put("od_conformance", row.getOrDefault("conformance", ""));
        document.put("osd_conformance", "not reviewed");
        document.put("maintainer", "");
        document.put("status", "active");
        document.put("url", url);
        document.put("title", title);
        return document;
    }
}
