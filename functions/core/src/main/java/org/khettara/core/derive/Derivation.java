package org.khettara.core.derive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.derive.Derived.Meaning;
import org.khettara.core.report.Report;
import org.khettara.core.upload.DatasetId;

/// Reads off a published file what it is about. A wrong guess is worse than none: every rule says
/// nothing unless what it needs is all there.
public final class Derivation {
    private static final int FEWEST_CELLS = 5;
    private static final int MOST_COLUMNS_NAMED = 12;
    private static final int MOST_NOTES = 600;

    private final DatasetId dataset;
    private final Report report;
    private final List<Meaning> columns = new ArrayList<>();
    private final Set<String> languages = new TreeSet<>();
    private final List<String> places = new ArrayList<>();

    private Derivation(DatasetId dataset, Report report) {
        this.dataset = dataset;
        this.report = report;
    }

    /// @param report of a published file
    /// @param folder where the files that the report names lie
    public static Derived of(DatasetId dataset, Report report, Path folder) throws IOException {
        var derivation = new Derivation(dataset, report);
        for (Report.Table table : report.tables()) {
            derivation.read(table, ColumnTexts.of(table, folder));
        }
        return new Derived(derivation.description(), derivation.columns);
    }

    private void read(Report.Table table, Map<Integer, ColumnTexts> texts) {
        texts.forEach((i, text) -> {
            Report.Column column = table.columns().get(i);
            Report.Meaning meaning = column.meaning();
            if (meaning != null && meaning.type().isPersonal()) {
                return;
            }
            var named = SpatialCoverage.in(column, text);
            String language = language(text.values(), named);
            places.addAll(named.codes());
            if (language != null) {
                languages.add(language);
            }
            if (language != null || !named.codes().isEmpty()) {
                columns.add(
                        new Meaning(
                                table.name(),
                                column.name(),
                                language,
                                named.codes(),
                                named.unmatched()));
            }
        });
        headers(table).ifPresent(languages::add);
    }

    /// Names of places are the same in French and English, but Arabic ones are Arabic.
    private static @Nullable String language(Set<String> values, SpatialCoverage.Named places) {
        List<String> cells =
                values.stream()
                        .filter(value -> value.codePoints().anyMatch(Character::isLetter))
                        .limit(1000)
                        .toList();
        if (cells.size() < FEWEST_CELLS) {
            return null;
        }
        Optional<String> language = TextLanguage.of(String.join(" ", cells));
        return language.filter(tag -> places.codes().isEmpty() || tag.equals("ar")).orElse(null);
    }

    private static Optional<String> headers(Report.Table table) {
        return TextLanguage.of(
                table.columns().stream()
                        .map(Report.Column::title)
                        .collect(Collectors.joining(" ")));
    }

    private Description description() {
        List<String> notes = report.tables().stream().flatMap(t -> t.notes().stream()).toList();
        Optional<String> noted = Titles.among(notes);
        Optional<String> filed = Titles.ofFile(report.source().name());
        List<String> titles = new ArrayList<>();
        noted.ifPresent(titles::add);
        filed.ifPresent(titles::add);
        List<String> about = new ArrayList<>(titles);
        about.addAll(notes);
        titles.stream().map(TextLanguage::of).flatMap(Optional::stream).forEach(languages::add);
        List<String> headers =
                report.tables().stream()
                        .flatMap(t -> t.columns().stream())
                        .map(Report.Column::title)
                        .toList();
        Lexicon.Topic topic = Lexicon.of(titles, headers);
        var time = TemporalCoverage.union(TemporalCoverage.in(report));
        return new Description(
                titles.isEmpty() ? null : title(titles.getFirst()),
                described(notes, titles),
                topic.keywords().isEmpty() ? null : new TreeMap<>(topic.keywords()),
                topic.themes().isEmpty() ? null : topic.themes(),
                SpatialCoverage.of(places, about),
                time == null ? TemporalCoverage.named(about(noted, notes)) : time,
                languages.isEmpty() ? null : List.copyOf(languages),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Series.of(dataset, report.source().name()).orElse(null),
                null,
                null);
    }

    /// Texts that may say a year: the title, the other notes, the file's name as it came.
    private List<String> about(Optional<String> title, List<String> notes) {
        var texts = new LinkedHashSet<String>();
        title.ifPresent(texts::add);
        texts.addAll(notes);
        texts.add(Titles.withoutExtension(report.source().name()));
        return List.copyOf(texts);
    }

    private static LocalText title(String title) {
        return LocalText.of(TextLanguage.of(title).orElse(LocalText.UNDETERMINED), title);
    }

    /// What is in the file, in a sentence that is true of any file, after the notes that say more.
    private LocalText described(List<String> notes, List<String> titles) {
        String rows = Long.toString(report.rows());
        int tables = report.tables().size();
        String names = columnNames();
        var texts = new TreeMap<String, String>();
        texts.put(
                "fr",
                tables == 1
                        ? "Tableau de %s lignes. Colonnes : %s.".formatted(rows, names)
                        : "%d tableaux, %s lignes en tout. Colonnes : %s."
                                .formatted(tables, rows, names));
        texts.put(
                "ar",
                tables == 1
                        ? "جدول من %s سطر. الأعمدة: %s.".formatted(rows, names)
                        : "%d جداول، %s سطر في المجموع. الأعمدة: %s."
                                .formatted(tables, rows, names));
        texts.put(
                "en",
                tables == 1
                        ? "Table of %s rows. Columns: %s.".formatted(rows, names)
                        : "%d tables, %s rows in all. Columns: %s.".formatted(tables, rows, names));
        String more =
                notes.stream()
                        .map(Titles::plain)
                        .filter(note -> !titles.contains(note) && !note.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(" "));
        String said = more.length() > MOST_NOTES ? "" : more;
        TextLanguage.of(said)
                .filter(texts::containsKey)
                .ifPresent(tag ->
                        texts.put(tag, said + "\n" + Objects.requireNonNull(texts.get(tag))));
        return new LocalText(texts);
    }

    private String columnNames() {
        List<String> names =
                report.tables().stream()
                        .flatMap(t -> t.columns().stream())
                        .map(column -> Titles.plain(column.title()))
                        .filter(title -> !title.isEmpty())
                        .distinct()
                        .toList();
        return String.join(", ", names.subList(0, Math.min(names.size(), MOST_COLUMNS_NAMED)))
                + (names.size() > MOST_COLUMNS_NAMED ? ", …" : "");
    }
}
