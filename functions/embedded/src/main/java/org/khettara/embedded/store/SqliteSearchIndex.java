package org.khettara.embedded.store;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.search.SearchDocument;
import org.khettara.core.search.SearchQuery;
import org.khettara.core.search.SearchQuery.Filters;
import org.khettara.core.search.SearchQuery.Term;
import org.khettara.core.search.Words;

/// The words of the catalogue in SQLite's FTS5, ranked by BM25 with the title weighing most. Words
/// are folded by [Words] before they are stored and before they are sought, each beside its stem; a
/// filter is a word of a column of its own.
public final class SqliteSearchIndex {
    private static final String RANK = "bm25(10.0, 6.0, 4.0, 3.0, 2.0, 1.0, 0.0)";
    private static final String WORDS = "{title keywords institution description columns cells} : ";

    private final Database index;

    public SqliteSearchIndex(Database index) {
        this.index = index;
    }

    /// What was found.
    ///
    /// @param total how many there are, over all pages
    public record Found(long total, List<SearchDocument> documents) {
        public Found {
            documents = List.copyOf(documents);
        }
    }

    /// What becomes of datasets, in one transaction: those that are there take the place of what
    /// was told of them before.
    public record Update(List<SearchDocument> present, List<String> gone) {
        public Update {
            present = List.copyOf(present);
            gone = List.copyOf(gone);
        }
    }

    /// @param follower whose place in the log it is
    /// @param place how many changes have been seen with it
    public void apply(Update update, String follower, long place) throws IOException {
        index.write(session -> {
            for (String dataset : update.gone()) {
                remove(session, dataset);
            }
            for (SearchDocument document : update.present()) {
                remove(session, document.dataset());
                insert(session, document);
            }
            Followers.set(session, follower, place);
            return null;
        });
    }

    /// Begins anew.
    public void clear(String follower) throws IOException {
        index.write(session -> {
            session.update("INSERT INTO words (words) VALUES ('delete-all')");
            session.update("DELETE FROM documents");
            Followers.clear(session, follower);
            return null;
        });
    }

    /// All words of the query, or, where no dataset has all of them, as many as there are.
    public Found find(SearchQuery query) throws IOException {
        return index.read(session -> {
            if (query.words().isEmpty()) {
                return latest(session, query);
            }
            Found all = ranked(session, query, " AND ");
            return all.total() == 0 && query.words().size() > 1
                    ? ranked(session, query, " OR ")
                    : all;
        });
    }

    private static Found ranked(Session session, SearchQuery query, String joint)
            throws SQLException, IOException {
        String words =
                query.words().stream()
                        .map(SqliteSearchIndex::match)
                        .collect(Collectors.joining(joint, WORDS + "(", ")"));
        String filters = filters(query.filters());
        String match = filters.isEmpty() ? words : words + " AND " + filters;
        List<SearchDocument> documents =
                session.list(
                        """
                        SELECT document FROM (
                            SELECT rowid, rank FROM words
                            WHERE words MATCH ? AND rank MATCH ? ORDER BY rank LIMIT ? OFFSET ?
                        ) found JOIN documents ON documents.id = found.rowid
                        ORDER BY found.rank, documents.id\
                        """,
                        SqliteSearchIndex::document,
                        match,
                        RANK,
                        query.limit(),
                        query.offset());
        return new Found(count(session, match), documents);
    }

    private static Found latest(Session session, SearchQuery query)
            throws SQLException, IOException {
        String filters = filters(query.filters());
        if (filters.isEmpty()) {
            List<SearchDocument> documents =
                    session.list(
                            """
                            SELECT document FROM documents
                            ORDER BY released_at DESC, id LIMIT ? OFFSET ?\
                            """,
                            SqliteSearchIndex::document,
                            query.limit(),
                            query.offset());
            long total =
                    session.one("SELECT count(*) FROM documents", row -> row.getLong(1))
                            .orElseThrow();
            return new Found(total, documents);
        }
        List<SearchDocument> documents =
                session.list(
                        """
                        SELECT document FROM words JOIN documents ON documents.id = words.rowid
                        WHERE words MATCH ? ORDER BY released_at DESC, id LIMIT ? OFFSET ?\
                        """,
                        SqliteSearchIndex::document,
                        filters,
                        query.limit(),
                        query.offset());
        return new Found(count(session, filters), documents);
    }

    private static long count(Session session, String match) throws SQLException, IOException {
        return session.one(
                        "SELECT count(*) FROM words WHERE words MATCH ?",
                        row -> row.getLong(1),
                        match)
                .orElseThrow();
    }

    /// A term in the language of FTS5. Folded words are letters and digits, so nothing in them is
    /// an operator.
    private static String match(Term term) {
        return switch (term.end()) {
            case WHOLE -> "\"%s\"".formatted(term.stem());
            case OPEN -> "(\"%s\" OR \"%s\"*)".formatted(term.stem(), term.folded());
        };
    }

    private static String filters(Filters filters) {
        return Stream.of(
                        new Filter("institution", filters.institution()),
                        new Filter("theme", filters.theme()),
                        new Filter("format", filters.format()))
                .filter(filter -> filter.value() != null)
                .map(filter -> "filters : \"%s\"".formatted(filter.word()))
                .collect(Collectors.joining(" AND "));
    }

    /// One word for a filter's name and value: the tokenizer parts words at ASCII characters alone.
    private record Filter(String name, @Nullable String value) {
        String word() {
            return (name + "=" + value).replaceAll("[^A-Za-z0-9\\x{80}-\\x{10FFFF}]", "·");
        }
    }

    private static void remove(Session session, String dataset) throws SQLException, IOException {
        var id =
                session.one(
                        "SELECT id FROM documents WHERE dataset = ?",
                        row -> row.getLong("id"),
                        dataset);
        if (id.isPresent()) {
            session.update("DELETE FROM words WHERE rowid = ?", id.get());
            session.update("DELETE FROM documents WHERE id = ?", id.get());
        }
    }

    private static void insert(Session session, SearchDocument document)
            throws SQLException, IOException {
        session.update(
                "INSERT INTO documents (dataset, released_at, document) VALUES (?, ?, ?)",
                document.dataset(),
                document.releasedAt(),
                Json.line(document));
        session.update(
                """
                INSERT INTO words (rowid, title, keywords, institution, description, columns,
                    cells, filters)
                VALUES (last_insert_rowid(), ?, ?, ?, ?, ?, ?, ?)\
                """,
                words(document.titles()),
                words(document.keywords()),
                words(List.of(document.institutionName(), document.institution())),
                words(document.descriptions()),
                words(document.columns()),
                words(document.cells()),
                filters(document));
    }

    private static String words(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Words.of(text).stream())
                .flatMap(word ->
                        word.stem().equals(word.folded())
                                ? Stream.of(word.folded())
                                : Stream.of(word.folded(), word.stem()))
                .collect(Collectors.joining(" "));
    }

    private static String filters(SearchDocument document) {
        Stream<Filter> filters =
                Stream.of(
                                Stream.of(new Filter("institution", document.institution())),
                                document.themes().stream().map(code -> new Filter("theme", code)),
                                document.formats().stream()
                                        .map(format -> new Filter("format", format)))
                        .flatMap(all -> all);
        return filters.map(Filter::word).collect(Collectors.joining(" "));
    }

    private static SearchDocument document(ResultSet row) throws SQLException, IOException {
        return Json.read(row.getString("document"), SearchDocument.class);
    }
}
