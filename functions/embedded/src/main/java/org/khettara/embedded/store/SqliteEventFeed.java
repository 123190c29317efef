package org.khettara.embedded.store;

import java.io.IOException;
import java.util.List;
import org.khettara.core.notice.ChangeEvent;
import org.khettara.core.port.EventBus;

/// The events of a home, in the order they were told; each once, however often it is published.
public final class SqliteEventFeed implements EventBus {
    private final Database database;

    public SqliteEventFeed(Database database) {
        this.database = database;
    }

    /// An event with its place in the feed.
    ///
    /// @param seq grows from event to event, not always by one
    /// @param json the CloudEvent, on one line
    public record Entry(long seq, String id, String json) {}

    @Override
    public void publish(ChangeEvent event) throws IOException {
        database.write(session ->
                session.update(
                        "INSERT INTO events (id, json) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
                        event.id(),
                        event.json()));
    }

    /// The events after a place in the feed, in order.
    ///
    /// @param after the last `seq` already seen; 0 for all
    public List<Entry> after(long after, int limit) throws IOException {
        return database.read(session ->
                session.list(
                        "SELECT seq, id, json FROM events WHERE seq > ? ORDER BY seq LIMIT ?",
                        row ->
                                new Entry(
                                        row.getLong("seq"),
                                        row.getString("id"),
                                        row.getString("json")),
                        after,
                        limit));
    }
}
