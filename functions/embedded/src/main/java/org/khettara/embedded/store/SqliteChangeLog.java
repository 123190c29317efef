package org.khettara.embedded.store;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.feed.FeedScope;
import org.khettara.core.feed.LogEntry;
import org.khettara.core.notice.ChangeCodec;
import org.khettara.core.notice.ChangeEvent;
import org.khettara.core.port.ChangeLog;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InstitutionId;
import org.khettara.schemas.DatasetChange;

/// The changes of a home in the order of its outbox, in which they were told. The outbox is the
/// source; beside it each change has its place in every feed.
public final class SqliteChangeLog implements ChangeLog {
    private static final int BATCH = 500;

    private final Database ledger;
    private final Database index;

    public SqliteChangeLog(Database ledger, Database index) {
        this.ledger = ledger;
        this.index = index;
    }

    private record Told(long seq, DatasetChange change) {
        boolean isForReaders() {
            return ChangeEvent.isTold(change.getKind());
        }
    }

    private record Place(String column, String condition, @Nullable String value) {
        static Place in(FeedScope scope) {
            return switch (scope) {
                case FeedScope.Everything() -> new Place("place", "?1 IS NULL", null);
                case FeedScope.OfInstitution(InstitutionId institution) ->
                        new Place("place_of_institution", "institution = ?1", institution.value());
                case FeedScope.OfDataset(DatasetId dataset) ->
                        new Place("place_of_dataset", "dataset = ?1", dataset.toString());
            };
        }
    }

    /// Takes over what was told since. By one process at a time.
    public void catchUp() throws IOException {
        long seen =
                index.read(session ->
                        session.one("SELECT coalesce(max(seq), 0) FROM log", row -> row.getLong(1))
                                .orElseThrow());
        for (List<Told> fresh = after(seen); !fresh.isEmpty(); fresh = after(seen)) {
            append(fresh.stream().filter(Told::isForReaders).toList());
            seen = fresh.getLast().seq();
        }
    }

    /// Begins anew.
    public void clear() throws IOException {
        index.write(session -> session.update("DELETE FROM log"));
    }

    private List<Told> after(long seen) throws IOException {
        return ledger.read(session ->
                session.list(
                        """
                        SELECT seq, change FROM outbox WHERE seq > ? AND sent_at IS NOT NULL
                        ORDER BY seq LIMIT ?\
                        """,
                        row ->
                                new Told(
                                        row.getLong("seq"),
                                        ChangeCodec.decode(row.getBytes("change"))),
                        seen,
                        BATCH));
    }

    private void append(List<Told> fresh) throws IOException {
        if (fresh.isEmpty()) {
            return;
        }
        index.write(session -> {
            Instant clock =
                    session.one(
                                    "SELECT at FROM log ORDER BY seq DESC LIMIT 1",
                                    row -> Instant.parse(row.getString("at")))
                            .orElse(Instant.MIN);
            for (Told told : fresh) {
                LogEntry entry = LogEntry.after(clock, told.change());
                insert(session, told.seq(), entry);
                clock = entry.at();
            }
            return null;
        });
    }

    private static void insert(Session session, long seq, LogEntry entry) throws SQLException {
        DatasetChange change = entry.change();
        session.update(
                """
                INSERT INTO log (seq, place, institution, place_of_institution, dataset,
                    place_of_dataset, at, day, change)
                VALUES (?1,
                    (SELECT coalesce(max(place) + 1, 0) FROM log),
                    ?2,
                    (SELECT coalesce(max(place_of_institution) + 1, 0) FROM log
                        WHERE institution = ?2),
                    ?3,
                    (SELECT coalesce(max(place_of_dataset) + 1, 0) FROM log WHERE dataset = ?3),
                    ?4, ?5, ?6)\
                """,
                seq,
                change.getInstitution(),
                change.getDataset(),
                entry.at().toString(),
                entry.day().toString(),
                ChangeCodec.encode(change));
    }

    @Override
    public long size(FeedScope scope) throws IOException {
        Place place = Place.in(scope);
        return index.read(session ->
                session.one(
                                "SELECT coalesce(max(%s) + 1, 0) FROM log WHERE %s"
                                        .formatted(place.column(), place.condition()),
                                row -> row.getLong(1),
                                place.value())
                        .orElseThrow());
    }

    @Override
    public List<LogEntry> entries(FeedScope scope, long from, int limit) throws IOException {
        Place place = Place.in(scope);
        return index.read(session ->
                session.list(
                        "SELECT at, change FROM log WHERE %s AND %s >= ?2 ORDER BY %s LIMIT ?3"
                                .formatted(place.condition(), place.column(), place.column()),
                        SqliteChangeLog::entry,
                        place.value(),
                        from,
                        limit));
    }

    @Override
    public List<LogEntry> entries(LocalDate day) throws IOException {
        return index.read(session ->
                session.list(
                        "SELECT at, change FROM log WHERE day = ? ORDER BY seq",
                        SqliteChangeLog::entry,
                        day.toString()));
    }

    /// The day of the latest change; empty before the first.
    public Optional<LocalDate> lastDay() throws IOException {
        return index.read(session ->
                session.one(
                        "SELECT day FROM log ORDER BY seq DESC LIMIT 1",
                        row -> LocalDate.parse(row.getString("day"))));
    }

    private static LogEntry entry(ResultSet row) throws SQLException, IOException {
        return new LogEntry(
                Instant.parse(row.getString("at")), ChangeCodec.decode(row.getBytes("change")));
    }
}
