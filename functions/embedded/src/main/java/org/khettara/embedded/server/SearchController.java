package org.khettara.embedded.server;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khettara.core.search.Excerpt;
import org.khettara.core.search.SearchDocument;
import org.khettara.core.search.SearchQuery;
import org.khettara.core.search.SearchQuery.Filters;
import org.khettara.core.search.SearchQuery.Term;
import org.khettara.embedded.Home;

/// Finds datasets.
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SearchController {
    private static final int USUAL_LIMIT = 20;

    private final Home home;

    SearchController(Home home) {
        this.home = home;
    }

    /// @param total over all pages
    record HitList(long total, List<Hit> hits) {}

    /// A dataset that was found.
    ///
    /// @param excerpt from where else than the title it was found; null when nowhere
    record Hit(
            String dataset,
            String institution,
            String institutionName,
            Excerpt title,
            @Nullable FieldExcerpt excerpt,
            long release,
            long rows,
            String releasedAt) {
        static Hit of(SearchDocument document, List<Term> terms) {
            return new Hit(
                    document.dataset(),
                    document.institution(),
                    document.institutionName(),
                    Excerpt.whole(document.titles().getFirst(), terms),
                    FieldExcerpt.of(document, terms),
                    document.release(),
                    document.rows(),
                    document.releasedAt());
        }
    }

    /// A piece of a text of a dataset, around what was looked for.
    record FieldExcerpt(String field, List<Excerpt.Part> parts) {
        static @Nullable FieldExcerpt of(SearchDocument document, List<Term> terms) {
            return Stream.of(
                            in("title", document.titles().stream().skip(1), terms),
                            in("description", document.descriptions().stream(), terms),
                            in("keyword", document.keywords().stream(), terms),
                            in("institution", Stream.of(document.institutionName()), terms),
                            in("column", document.columns().stream(), terms),
                            in("cell", document.cells().stream(), terms))
                    .flatMap(found -> found)
                    .findFirst()
                    .orElse(null);
        }

        private static Stream<FieldExcerpt> in(
                String field, Stream<String> texts, List<Term> terms) {
            return texts.flatMap(text -> Excerpt.around(text, terms).stream())
                    .map(excerpt -> new FieldExcerpt(field, excerpt.parts()));
        }
    }

    @Get("/search")
    HttpResponse<byte[]> search(
            @Nullable @QueryValue String q,
            @Nullable @QueryValue String institution,
            @Nullable @QueryValue String theme,
            @Nullable @QueryValue String format,
            @Nullable @QueryValue String limit,
            @Nullable @QueryValue String offset)
            throws IOException {
        if (institution != null) {
            Parameters.institution(institution);
        }
        SearchQuery query =
                SearchQuery.of(
                        q == null ? "" : q,
                        new Filters(institution, theme, format),
                        Parameters.limit(limit, USUAL_LIMIT),
                        Parameters.offset(offset));
        var found = home.following().search(query);
        return Answers.ok(
                new HitList(
                        found.total(),
                        found.documents().stream()
                                .map(document -> Hit.of(document, query.words()))
                                .toList()));
    }
}
