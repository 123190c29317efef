package org.khettara.dcat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Authority;
import org.khettara.core.catalogue.Description.Contact;
import org.khettara.core.catalogue.Description.Period;
import org.khettara.core.document.Iris;
import org.khettara.core.release.ReleaseFile;

/// A schema.org Dataset, with what Google Dataset Search asks for (its structured-data guide for
/// datasets). Where schema.org has one text, it is the French one, or the nearest there is.
final class SchemaOrg {
    /// Google reads no more of a description.
    private static final int LONGEST_DESCRIPTION = 5000;

    private static final int MOST_COLUMNS = 500;

    private SchemaOrg() {}

    static Map<String, Object> of(Told told) {
        var said = told.said();
        var release = told.release();
        String dataset = told.iri();
        return new Fields()
                .put("@context", "https://schema.org/")
                .put("@type", "Dataset")
                .put("@id", dataset)
                .put("name", text(told.title().in("fr")))
                .put("alternateName", otherTitles(told))
                .put("description", description(told))
                .put("url", Iris.web(said.landingPage()).orElse(dataset))
                .put("identifier", release.dataset().toString())
                .put("version", Long.toString(release.number()))
                .put("keywords", Subjects.keywords(said))
                .put("inLanguage", said.languages())
                .put("license", Authority.LICENCE.uri(said.licence()))
                .put("isAccessibleForFree", true)
                .put("datePublished", told.entry().issued().toString())
                .put("dateModified", told.entry().modified().toString())
                .put("temporalCoverage", period(said.temporal()))
                .put("spatialCoverage", Subjects.places(said))
                .put("creator", organisation(told))
                .put("publisher", organisation(told))
                .put("variableMeasured", columns(told))
                .put("distribution", downloads(told))
                .map();
    }

    private static String text(String text) {
        return PlainText.of(text);
    }

    private static List<String> otherTitles(Told told) {
        String first = told.title().in("fr");
        return told.title().byLanguage().values().stream()
                .filter(title -> !title.equals(first))
                .map(SchemaOrg::text)
                .toList();
    }

    private static String description(Told told) {
        String text = text(told.description().in("fr"));
        if (text.length() <= LONGEST_DESCRIPTION) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(LONGEST_DESCRIPTION - 2));
        return text.substring(0, LONGEST_DESCRIPTION - (splits ? 2 : 1)) + "…";
    }

    /// ISO 8601, an open end being `..`.
    private static Optional<String> period(@Nullable Period period) {
        return Optional.ofNullable(period)
                .map(one -> "%s/%s".formatted(end(one.start()), end(one.end())));
    }

    private static String end(@Nullable String date) {
        return date == null ? ".." : date;
    }

    private static Map<String, Object> organisation(Told told) {
        return new Fields()
                .put("@type", "Organization")
                .put("@id", told.publisher())
                .put("name", text(told.entry().publisher().name()))
                .put("contactPoint", contact(told.said().contact()))
                .map();
    }

    private static @Nullable Map<String, Object> contact(@Nullable Contact contact) {
        if (contact == null) {
            return null;
        }
        var fields =
                new Fields()
                        .put("name", contact.name())
                        .put("email", Iris.mail(contact.email()).map(mail -> mail.substring(7)))
                        .put("url", Iris.web(contact.page()));
        return fields.map().isEmpty() ? null : fields.put("@type", "ContactPoint").map();
    }

    private static List<String> columns(Told told) {
        return told.tables().stream()
                .flatMap(table -> table.shape().columns().stream())
                .map(column -> text(column.name()))
                .distinct()
                .limit(MOST_COLUMNS)
                .toList();
    }

    private static List<Map<String, Object>> downloads(Told told) {
        return told.tables().stream()
                .flatMap(table -> table.files().stream())
                .map(one -> {
                    ReleaseFile file = one.file();
                    return new Fields()
                            .put("@type", "DataDownload")
                            .put("@id", told.part(file.name()))
                            .put("name", file.name())
                            .put("contentUrl", told.file(file.name()))
                            .put("encodingFormat", one.format().mediaType())
                            .put("contentSize", "%d B".formatted(file.bytes()))
                            .put("sha256", file.sha256())
                            .map();
                })
                .toList();
    }
}
