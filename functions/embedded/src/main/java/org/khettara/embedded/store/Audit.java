package org.khettara.embedded.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import org.khettara.core.upload.Sha256;

/// The book of what was done, in the same transaction as the doing. Rows are only ever added, and
/// each hash covers the one before, so a row changed afterwards shows.
final class Audit {
    private Audit() {}

    static void note(Session session, Instant at, String who, String what)
            throws SQLException, IOException {
        String before =
                session.one(
                                "SELECT hash FROM audit ORDER BY seq DESC LIMIT 1",
                                row -> row.getString("hash"))
                        .orElse("");
        session.update(
                "INSERT INTO audit (at, who, what, hash) VALUES (?, ?, ?, ?)",
                at.toString(),
                who,
                what,
                Sha256.ofParts(before, at.toString(), who, what));
    }
}
