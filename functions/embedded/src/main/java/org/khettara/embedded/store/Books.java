package org.khettara.embedded.store;

import java.io.IOException;
import java.util.List;
import org.khettara.core.upload.DatasetId;

/// The books of a home, seen as one list of notes in the order they were made. Whatever is done to
/// a dataset, or said of it, is noted in the same transaction.
public final class Books {
    private final Database database;

    public Books(Database database) {
        this.database = database;
    }

    /// What was noted after a place.
    ///
    /// @param place of the last note
    /// @param books by the datasets that they are called after, each once
    public record Noted(long place, List<DatasetId> books) {
        public Noted {
            books = List.copyOf(books);
        }
    }

    /// @param place 0 for every dataset that readers are served
    public Noted after(long place) throws IOException {
        String books =
                place == 0
                        ? "SELECT dataset FROM pointers WHERE release IS NOT NULL AND ? = 0"
                        : "SELECT DISTINCT dataset FROM audit WHERE seq > ? AND dataset IS NOT NULL";
        return database.read(session -> {
            long last =
                    session.one("SELECT coalesce(max(seq), 0) FROM audit", row -> row.getLong(1))
                            .orElseThrow();
            return new Noted(
                    last, session.list(books, row -> DatasetId.parse(row.getString(1)), place));
        });
    }
}
