package org.khettara.embedded.store;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khettara.core.feed.Effect;
import org.khettara.core.notice.ChangeCodec;
import org.khettara.core.port.Outbox;
import org.khettara.schemas.DatasetChange;

/// The outbox of a home. Its rows stay when they have been told: they are the log.
public final class SqliteOutbox implements Outbox {
    private static final int BATCH = 100;

    private final Database database;

    public SqliteOutbox(Database database) {
        this.database = database;
    }

    private record Row(long seq, DatasetChange change) {
        static Row of(ResultSet row) throws SQLException, IOException {
            return new Row(row.getLong("seq"), ChangeCodec.decode(row.getBytes("change")));
        }
    }

    @Override
    public List<DatasetChange> pending(int limit) throws IOException {
        return database.read(session ->
                session.list(
                        "SELECT change FROM outbox WHERE sent_at IS NULL ORDER BY seq LIMIT ?",
                        row -> ChangeCodec.decode(row.getBytes("change")),
                        limit));
    }

    @Override
    public void sent(DatasetChange change, Instant at) throws IOException {
        database.write(session ->
                session.update(
                        "UPDATE outbox SET sent_at = ? WHERE id = ? AND sent_at IS NULL",
                        at.toString(),
                        change.getId()));
    }

    /// When what readers are served, or what is said of it, changed last; empty when it never has.
    /// What is held or kept for itself does not count.
    public Optional<Instant> lastChanged() throws IOException {
        long before = Long.MAX_VALUE;
        List<Row> batch;
        do {
            batch = before(before);
            for (Row row : batch) {
                if (Effect.of(row.change()) != Effect.KEEPS) {
                    return Optional.of(row.change().getReleasedAt());
                }
                before = row.seq();
            }
        } while (!batch.isEmpty());
        return Optional.empty();
    }

    private List<Row> before(long seq) throws IOException {
        return database.read(session ->
                session.list(
                        "SELECT seq, change FROM outbox WHERE seq < ? ORDER BY seq DESC LIMIT ?",
                        Row::of,
                        seq,
                        BATCH));
    }
}
