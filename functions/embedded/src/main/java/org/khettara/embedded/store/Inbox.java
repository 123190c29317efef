package org.khettara.embedded.store;

import java.io.IOException;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khettara.core.port.ObjectStore.Stored;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InputId;
import org.khettara.core.upload.Sequencer;
import org.khettara.core.upload.Upload;

/// The uploads that a home has accepted, until each has its receipt and after.
public final class Inbox {
    private final Database database;
    private final Presence presence;

    public Inbox(Database database, Presence presence) {
        this.database = database;
        this.presence = presence;
    }

    /// An upload without a receipt.
    ///
    /// @param failures attempts that our own plumbing broke
    /// @param inHand whether the living worker that accepted it is still to process it
    public record Pending(Upload upload, int failures, boolean inHand) {}

    /// Accepts an upload whose bytes are stored. Its sequencer is later than that of any upload
    /// accepted before it, by whatever process and clock.
    public Upload accept(Stored stored, DatasetId dataset, String fileName, Instant now)
            throws IOException {
        return database.write(session -> {
            var upload =
                    new Upload(
                            stored.object(),
                            dataset,
                            fileName,
                            stored.bytes(),
                            next(session, now),
                            now);
            session.update(
                    """
                    INSERT INTO inbox (input, bucket, key, version, dataset, file_name, bytes,
                        sequencer, received_at, accepted_by)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                    """,
                    upload.id().value(),
                    upload.object().bucket(),
                    upload.object().key(),
                    upload.object().versionId(),
                    dataset.toString(),
                    fileName,
                    upload.bytes(),
                    upload.sequencer().value(),
                    now.toString(),
                    presence.token());
            return upload;
        });
    }

    private static Sequencer next(Session session, Instant now) throws SQLException, IOException {
        Sequencer byTime = Sequencer.at(now);
        return session.one(
                        "SELECT max(sequencer) AS latest FROM inbox WHERE sequencer >= ?",
                        row -> Optional.ofNullable(Rows.nullable(row, "latest")),
                        byTime.value())
                .flatMap(latest -> latest)
                .map(latest -> new BigInteger(latest, 16).add(BigInteger.ONE))
                .map(number -> new Sequencer("%032X".formatted(number)))
                .orElse(byTime);
    }

    /// Notes that an upload has its receipt. Doing so twice is harmless.
    public void ended(InputId input, Instant at) throws IOException {
        database.write(session ->
                session.update(
                        "UPDATE inbox SET ended_at = ? WHERE input = ? AND ended_at IS NULL",
                        at.toString(),
                        input.value()));
    }

    /// Notes an attempt that our own plumbing broke; returns how many there were.
    public int failed(InputId input, String cause) throws IOException {
        return database.write(session -> {
            session.update(
                    "UPDATE inbox SET failures = failures + 1, last_error = ? WHERE input = ?",
                    cause,
                    input.value());
            return session.one(
                            "SELECT failures FROM inbox WHERE input = ?",
                            row -> row.getInt("failures"),
                            input.value())
                    .orElse(0);
        });
    }

    /// Uploads without a receipt, in the order they came.
    public List<Pending> pending() throws IOException {
        return database.read(session ->
                session.list(
                        "SELECT * FROM inbox WHERE ended_at IS NULL ORDER BY sequencer",
                        row -> {
                            String worker = row.getString("accepted_by");
                            return new Pending(
                                    Rows.upload(row),
                                    row.getInt("failures"),
                                    !worker.equals(presence.token()) && presence.isAlive(worker));
                        }));
    }

    /// One upload, ended or not.
    public Optional<Upload> find(InputId input) throws IOException {
        return database.read(session ->
                session.one("SELECT * FROM inbox WHERE input = ?", Rows::upload, input.value()));
    }

    /// Uploads that have their receipts, the latest first.
    public List<Upload> ended(int limit) throws IOException {
        return database.read(session ->
                session.list(
                        """
                        SELECT * FROM inbox WHERE ended_at IS NOT NULL
                        ORDER BY sequencer DESC LIMIT ?\
                        """,
                        Rows::upload,
                        limit));
    }
}
