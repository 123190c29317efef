package org.khettara.core.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.FileTitle;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Report;

/// What can be found of a dataset, as it is written in the catalogue and in the data.
///
/// @param titles in every language there is, the one to show first
/// @param descriptions likewise
/// @param themes codes of the EU's data-theme authority
/// @param formats of the publisher's file and of ours, in lower case: `csv`, `xlsx`
/// @param columns names and titles
/// @param cells frequent values of columns of words
/// @param releasedAt of the current release, ISO 8601
public record SearchDocument(
        String dataset,
        String institution,
        String institutionName,
        List<String> titles,
        List<String> descriptions,
        List<String> keywords,
        List<String> themes,
        List<String> formats,
        List<String> columns,
        List<String> cells,
        long release,
        long rows,
        String releasedAt) {
    /// More of a field is not searched: a table may have thousands of columns.
    private static final int MOST = 400;

    private static final int LONGEST = 2000;

    public SearchDocument {
        titles = List.copyOf(titles);
        descriptions = List.copyOf(descriptions);
        keywords = List.copyOf(keywords);
        themes = List.copyOf(themes);
        formats = List.copyOf(formats);
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }

    /// @param report of the current release; empty where it cannot be read any more
    public static SearchDocument of(CatalogueEntry entry, Optional<Report> report) {
        Description said = entry.metadata().description();
        var content = entry.current().content();
        List<Report.Table> tables = report.map(Report::tables).orElse(List.of());
        LocalText title = said.title();
        List<String> titles =
                title == null ? List.of(FileTitle.of(content.source().name())) : texts(title);
        return new SearchDocument(
                entry.dataset().toString(),
                entry.publisher().id().value(),
                entry.publisher().name(),
                few(titles.stream()),
                few(texts(said.description()).stream()),
                few(
                        said.keywords() == null
                                ? Stream.of()
                                : said.keywords().values().stream().flatMap(List::stream)),
                few(said.themes() == null ? Stream.of() : said.themes().stream()),
                few(formats(report)),
                few(
                        tables.stream()
                                .flatMap(table -> table.columns().stream())
                                .flatMap(column -> Stream.of(column.title(), column.name()))),
                few(tables.stream().flatMap(SearchDocument::cells)),
                entry.current().number(),
                content.rows(),
                entry.current().releasedAt().toString());
    }

    private static Stream<String> cells(Report.Table table) {
        return table.columns().stream()
                .filter(column -> column.type() == ColumnType.STRING)
                .flatMap(column -> column.top().stream())
                .map(Report.TopValue::value);
    }

    private static Stream<String> formats(Optional<Report> report) {
        return Stream.concat(
                report.map(of -> of.source().format()).stream(), Stream.of("csv", "parquet"));
    }

    private static List<String> texts(@Nullable LocalText text) {
        if (text == null) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        texts.add(text.in("fr"));
        texts.addAll(text.byLanguage().values());
        return texts;
    }

    /// Different ones, and not more than can be searched.
    private static List<String> few(Stream<String> texts) {
        SequencedSet<String> few = new LinkedHashSet<>();
        texts.filter(text -> !text.isBlank())
                .map(text -> text.length() <= LONGEST ? text : text.substring(0, LONGEST))
                .takeWhile(text -> few.size() < MOST)
                .forEach(few::add);
        return List.copyOf(few);
    }
}
