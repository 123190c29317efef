package org.khettara.embedded.store;

import java.io.IOException;
import java.util.Optional;

/// How far each follower of the log has come.
public final class Followers {
    private final Database index;

    public Followers(Database index) {
        this.index = index;
    }

    /// How many changes a follower has seen; empty before it has seen any.
    public Optional<Long> place(String follower) throws IOException {
        return index.read(session ->
                session.one(
                        "SELECT place FROM followers WHERE name = ?",
                        row -> row.getLong("place"),
                        follower));
    }

    public void set(String follower, long place) throws IOException {
        index.write(session -> {
            session.update(
                    """
                    INSERT INTO followers (name, place) VALUES (?, ?)
                    ON CONFLICT (name) DO UPDATE SET place = excluded.place\
                    """,
                    follower,
                    place);
            return null;
        });
    }
}
