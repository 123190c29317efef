package org.khettara.ckan;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khettara.ckan.CkanPackage.CkanOrganisation;
import org.khettara.ckan.CkanPackage.CkanResource;
import org.khettara.core.catalogue.Authority;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.catalogue.CkanLicence;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Keywords;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.document.Json;
import org.khettara.core.document.Link;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.upload.Institution;

/// Says a dataset in CKAN's terms. A pure function of the catalogue entry. The extras are those
/// that ckanext-dcat reads (its `docs/mapping.md`), so a portal with that extension tells DCAT what
/// we told it.
public final class Describer {
    private static final String READERS = "fr";
    private static final DateTimeFormatter NAIVE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final String base;

    /// @param base URI under which the published store is reachable, ending with `/`
    public Describer(String base) {
        this.base = base;
    }

    /// The same address that links begin with.
    String base() {
        return base;
    }

    public CkanPackage describe(CatalogueEntry entry) {
        Description said = entry.metadata().description();
        return new CkanPackage(
                entry.dataset(),
                StableId.of(entry.dataset()),
                Slug.of(entry.dataset()),
                organisation(entry.publisher()),
                fields(entry, said),
                tags(said),
                said.themes() == null ? List.of() : said.themes(),
                extras(entry, said),
                resources(entry.current()),
                entry.issued(),
                entry.current().releasedAt(),
                entry.modified());
    }

    static CkanOrganisation organisation(Institution institution) {
        return new CkanOrganisation(
                StableId.of(institution.id()),
                Slug.of(institution.id()),
                Capped.term(institution.name()));
    }

    private static List<String> tags(Description said) {
        return said.keywords() == null
                ? List.of()
                : Keywords.of(said.keywords().values().stream().flatMap(List::stream).toList())
                        .stream()
                        .sorted()
                        .toList();
    }

    private static SortedMap<String, String> fields(CatalogueEntry entry, Description said) {
        var fields = new TreeMap<String, String>();
        LocalText title = said.title();
        fields.put(
                "title", Capped.term(title == null ? entry.dataset().name() : title.in(READERS)));
        if (said.description() != null) {
            fields.put("notes", Capped.notes(said.description().in(READERS)));
        }
        if (said.licence() != null) {
            fields.put("license_id", licenceId(said.licence()));
        }
        if (said.landingPage() != null) {
            fields.put("url", said.landingPage());
        }
        fields.put("version", Long.toString(entry.current().number()));
        return fields;
    }

    /// Where CKAN has no licence of its own, the URI.
    ///
    /// @param said a code of the EU's licence authority, or a URI
    static String licenceId(String said) {
        return CkanLicence.find(said)
                .map(CkanLicence::id)
                .or(() -> Authority.LICENCE.uri(said))
                .orElse(said);
    }

    private static SortedMap<String, String> extras(CatalogueEntry entry, Description said) {
        var extras = new TreeMap<String, String>();
        extras.put("identifier", entry.dataset().toString());
        extras.put("issued", entry.issued().toString());
        extras.put("modified", entry.modified().toString());
        extras.put("publisher_name", entry.publisher().name());
        extras.put(
                "khettara_score", Integer.toString(entry.current().content().assessment().score()));
        extras.put("khettara_rows", Long.toString(entry.current().content().rows()));
        otherLanguages("title", said.title(), extras);
        otherLanguages("notes", said.description(), extras);
        put(extras, "theme", uris(said.themes(), Authority.DATA_THEME::uri));
        put(extras, "language", uris(said.languages(), Authority::language));
        put(extras, "frequency", Authority.FREQUENCY.uri(said.frequency()).orElse(null));
        put(extras, "access_rights", Authority.ACCESS_RIGHT.uri(said.accessRights()).orElse(null));
        put(extras, "rights", said.rights() == null ? null : said.rights().in(READERS));
        put(extras, "source", said.source());
        put(extras, "in_series", said.series());
        Description.Contact contact = said.contact();
        if (contact != null) {
            put(extras, "contact_name", contact.name());
            put(extras, "contact_email", contact.email());
            put(extras, "contact_url", contact.page());
        }
        Description.Period time = said.temporal();
        if (time != null) {
            put(extras, "temporal_start", time.start());
            put(extras, "temporal_end", time.end());
        }
        if (said.spatial() != null && !said.spatial().isEmpty()) {
            Stream<String> names = said.spatial().stream().map(place -> place.name().in(READERS));
            put(extras, "spatial_text", String.join(", ", names.toList()));
        }
        return extras;
    }

    /// CKAN has one title and one description; what is said in other languages goes beside them.
    private static void otherLanguages(
            String field, @Nullable LocalText text, SortedMap<String, String> extras) {
        if (text != null && text.byLanguage().size() > 1) {
            String shown = text.in(READERS);
            text.byLanguage()
                    .forEach((language, words) -> {
                        if (!words.equals(shown)) {
                            put(extras, field + "_" + language.toLowerCase(Locale.ROOT), words);
                        }
                    });
        }
    }

    private static void put(SortedMap<String, String> extras, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            extras.put(key, Capped.term(value));
        }
    }

    /// A list in JSON, as ckanext-dcat reads it; null when there is none.
    private static @Nullable String uris(
            @Nullable List<String> codes, Function<String, Optional<String>> uri) {
        return codes == null
                ? null
                : Json.line(codes.stream().map(uri).flatMap(Optional::stream).toList());
    }

    private List<CkanResource> resources(Release release) {
        var resources = new ArrayList<CkanResource>();
        for (ReleaseFile file : release.content().files()) {
            String table = file.name().replaceFirst("\\.[a-z]+$", "");
            boolean holdsTable =
                    release.content().tables().stream().anyMatch(t -> t.name().equals(table));
            String format = file.name().substring(table.length());
            if (holdsTable && (format.equals(".csv") || format.equals(".parquet"))) {
                resources.add(resource(release, file, table));
            }
        }
        return resources;
    }

    private CkanResource resource(Release release, ReleaseFile file, String table) {
        String key = release.content().prefix() + file.name();
        var fields = new TreeMap<String, Object>();
        fields.put("name", Capped.term(file.name()));
        fields.put("url", Link.to(base, key));
        fields.put("format", file.name().endsWith(".csv") ? "CSV" : "PARQUET");
        fields.put("mimetype", file.mediaType().replaceFirst(";.*$", ""));
        fields.put("size", file.bytes());
        fields.put("hash", file.sha256());
        fields.put("hash_algorithm", "http://spdx.org/rdf/terms#checksumAlgorithm_sha256");
        fields.put(Revision.MARK, release.dataset().toString());
        return new CkanResource(
                StableId.ofFile(release.dataset(), file.name()), key, table, fields);
    }

    /// A moment as CKAN writes it: UTC without saying so, to the microsecond. With `Z` its
    /// harvester fails on the dataset.
    static String naive(Instant moment) {
        return NAIVE.format(moment);
    }
}
