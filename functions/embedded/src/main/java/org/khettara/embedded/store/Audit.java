package org.khettara.embedded.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khettara.core.audit.AuditHead;
import org.khettara.core.audit.AuditNote;
import org.khettara.core.audit.AuditRow;
import org.khettara.core.audit.AuditTrail;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Sha256;

/// The books of what was done, in the same transaction as the doing. Rows are only ever added.
final class Audit {
    private Audit() {}

    static void note(Session session, DatasetId dataset, Instant at, AuditNote note)
            throws SQLException, IOException {
        AuditRow row = AuditRow.after(head(session, dataset), dataset, at, note);
        session.update(
                """
                INSERT INTO audit (dataset, number, at, who, what, before, after, why, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                dataset.toString(),
                row.number(),
                at.toString(),
                note.who(),
                note.what(),
                note.from(),
                note.to(),
                note.why(),
                row.hash());
        session.update(
                """
                INSERT INTO audit_heads (dataset, number, hash) VALUES (?, ?, ?)
                ON CONFLICT (dataset) DO UPDATE SET number = excluded.number, hash = excluded.hash\
                """,
                dataset.toString(),
                row.number(),
                row.hash());
    }

    private static AuditHead head(Session session, DatasetId dataset)
            throws SQLException, IOException {
        return session.one(
                        "SELECT number, hash FROM audit_heads WHERE dataset = ?",
                        row -> new AuditHead(row.getLong("number"), row.getString("hash")),
                        dataset.toString())
                .orElse(AuditHead.START);
    }

    static AuditTrail trail(Session session, DatasetId dataset) throws SQLException, IOException {
        List<AuditRow> rows =
                session.list(
                        "SELECT * FROM audit WHERE dataset = ? ORDER BY seq",
                        row ->
                                new AuditRow(
                                        dataset,
                                        row.getLong("number"),
                                        Instant.parse(row.getString("at")),
                                        new AuditNote(
                                                row.getString("who"),
                                                row.getString("what"),
                                                row.getString("before"),
                                                row.getString("after"),
                                                row.getString("why")),
                                        row.getString("hash")),
                        dataset.toString());
        return new AuditTrail(dataset, rows, head(session, dataset));
    }

    /// Every dataset that has a book, by id.
    static List<DatasetId> datasets(Session session) throws SQLException, IOException {
        return session.list(
                """
                SELECT dataset FROM audit_heads
                UNION SELECT dataset FROM audit WHERE dataset IS NOT NULL ORDER BY dataset\
                """,
                row -> DatasetId.parse(row.getString("dataset")));
    }

    private record OldRow(long seq, String at, String who, String what, String hash) {}

    /// The first row of the one chain of version 1 that is not as it was written.
    static Optional<String> firstBrokenOfVersion1(Session session)
            throws SQLException, IOException {
        List<OldRow> rows =
                session.list(
                        "SELECT * FROM audit WHERE dataset IS NULL ORDER BY seq",
                        row ->
                                new OldRow(
                                        row.getLong("seq"),
                                        row.getString("at"),
                                        row.getString("who"),
                                        row.getString("what"),
                                        row.getString("hash")));
        String before = "";
        for (OldRow row : rows) {
            if (!row.hash().equals(Sha256.ofParts(before, row.at(), row.who(), row.what()))) {
                return Optional.of("row %d is not as it was written".formatted(row.seq()));
            }
            before = row.hash();
        }
        return Optional.empty();
    }
}
