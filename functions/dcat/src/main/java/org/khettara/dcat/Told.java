package org.khettara.dcat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.catalogue.Metadata.Field;
import org.khettara.core.catalogue.Origin;
import org.khettara.core.document.Link;
import org.khettara.core.release.Release;

/// What is told of a dataset: what its sources say, and of what every record must have (DCAT-AP
/// 3.0.1: title and description) something true when no source says it.
///
/// @param iri of the dataset
/// @param folder address of the release's files, ending with `/`
/// @param publisher IRI of the institution
/// @param derived the fields that nobody said and Khettara worked out
record Told(
        CatalogueEntry entry,
        String iri,
        String folder,
        String publisher,
        LocalText title,
        LocalText description,
        List<Field> derived,
        List<PublishedTable> tables) {
    private static final int MOST_COLUMNS = 30;

    static Told of(CatalogueEntry entry, Addresses at) {
        Description said = entry.metadata().description();
        return new Told(
                entry,
                at.dataset(entry.dataset()),
                at.folder(entry.current()),
                at.institution(entry.dataset().institution()),
                said.title() == null ? title(entry.current()) : said.title(),
                said.description() == null ? description(entry) : said.description(),
                derived(entry),
                PublishedTable.of(entry.current()));
    }

    /// The IRI of something that only this dataset has.
    String part(String name) {
        return Link.to(iri + "#", name);
    }

    /// The address of a file of the release.
    String file(String name) {
        return Link.to(folder, name);
    }

    Description said() {
        return entry.metadata().description();
    }

    Release release() {
        return entry.current();
    }

    private static List<Field> derived(CatalogueEntry entry) {
        var origins = entry.metadata().origins();
        return Arrays.stream(Field.values())
                .filter(field ->
                        origins.get(field) == Origin.DERIVED
                                || ((field == Field.TITLE || field == Field.DESCRIPTION)
                                        && !origins.containsKey(field)))
                .toList();
    }

    private static LocalText title(Release release) {
        return LocalText.of(LocalText.UNDETERMINED, release.dataset().name().replace('-', ' '));
    }

    private static LocalText description(CatalogueEntry entry) {
        Release release = entry.current();
        Object[] values = {
            entry.publisher().name(),
            release.content().source().name(),
            release.content().rows(),
            columns(release)
        };
        return PlainText.translated(
                "%s : données du fichier « %s », normalisées. Lignes : %d. Colonnes : %s."
                        .formatted(values),
                "%s: بيانات الملف «%s» بعد تنميطها. عدد الأسطر: %d. الأعمدة: %s.".formatted(values),
                "%s: data of the file '%s', normalised. Rows: %d. Columns: %s.".formatted(values));
    }

    private static String columns(Release release) {
        List<String> names =
                release.content().tables().stream()
                        .flatMap(table -> table.columns().stream())
                        .map(column -> column.name())
                        .distinct()
                        .toList();
        String first = names.stream().limit(MOST_COLUMNS).collect(Collectors.joining(", "));
        return names.size() > MOST_COLUMNS ? first + ", …" : first.isEmpty() ? "–" : first;
    }
}
