package org.khettara.embedded.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.notice.ChangeCodec;
import org.khettara.core.release.Change;
import org.khettara.core.release.Pointer;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.release.Ruling;
import org.khettara.core.release.Transition;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Sequencer;

/// Pointer, version rows, outbox and book of one dataset, within one transaction.
final class TransitionRows {
    private final Session session;
    private final DatasetId dataset;

    TransitionRows(Session session, DatasetId dataset) {
        this.session = session;
        this.dataset = dataset;
    }

    Pointer pointer() throws SQLException, IOException {
        return session.one(
                        """
                        SELECT r.*, p.sequencer AS latest, p.policy AS policy,
                            (SELECT coalesce(max(number), 0) FROM releases
                             WHERE dataset = p.dataset) AS last
                        FROM pointers p
                        LEFT JOIN releases r ON r.dataset = p.dataset AND r.number = p.release
                        WHERE p.dataset = ?\
                        """,
                        row ->
                                new Pointer(
                                        Rows.nullable(row, "run") == null
                                                ? null
                                                : Rows.release(row),
                                        row.getLong("last"),
                                        new Sequencer(row.getString("latest")),
                                        ReleasePolicy.parse(row.getString("policy"))),
                        dataset.toString())
                .orElse(Pointer.NONE);
    }

    Optional<Release> release(long number) throws SQLException, IOException {
        return session.one(
                "SELECT * FROM releases WHERE dataset = ? AND number = ?",
                Rows::release,
                dataset.toString(),
                number);
    }

    void write(Transition transition) throws SQLException, IOException {
        Release release = transition.release();
        if (release != null) {
            if (transition.withdrawsEarlier()) {
                withdrawBefore(release.number(), Objects.requireNonNull(release.ruling()));
            }
            put(release);
        }
        point(transition.after());
        Change change = transition.change();
        if (change != null) {
            session.update(
                    "INSERT INTO outbox (id, change) VALUES (?, ?)",
                    change.id(),
                    ChangeCodec.encode(ChangeCodec.row(change)));
        }
        Audit.note(session, dataset, transition.at(), transition.note());
    }

    /// Appends a change that moves nothing, unless it was appended before.
    void announce(Change change) throws SQLException {
        session.update(
                "INSERT INTO outbox (id, change) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
                change.id(),
                ChangeCodec.encode(ChangeCodec.row(change)));
    }

    private void withdrawBefore(long number, Ruling ruling) throws SQLException, IOException {
        List<Release> before =
                session.list(
                        "SELECT * FROM releases WHERE dataset = ? AND number < ?",
                        Rows::release,
                        dataset.toString(),
                        number);
        for (Release release : before) {
            put(release.withdrawnWith(ruling));
        }
    }

    private void put(Release release) throws SQLException {
        @Nullable Ruling ruling = release.ruling();
        session.update(
                """
                INSERT INTO releases (dataset, number, run, input, sequencer, standing, ruled_at,
                    ruled_why, released_at, content)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (dataset, number) DO UPDATE SET standing = excluded.standing,
                    ruled_at = excluded.ruled_at, ruled_why = excluded.ruled_why,
                    released_at = excluded.released_at\
                """,
                dataset.toString(),
                release.number(),
                release.run().value(),
                release.input().value(),
                release.sequencer().value(),
                release.standing().name(),
                ruling == null ? null : ruling.at().toString(),
                ruling == null ? null : ruling.why(),
                release.releasedAt().toString(),
                Json.line(release.content()));
    }

    private void point(Pointer pointer) throws SQLException {
        session.update(
                """
                INSERT INTO pointers (dataset, release, sequencer, policy) VALUES (?, ?, ?, ?)
                ON CONFLICT (dataset) DO UPDATE SET release = excluded.release,
                    sequencer = excluded.sequencer, policy = excluded.policy\
                """,
                dataset.toString(),
                pointer.number(),
                pointer.latest().value(),
                pointer.policy().toString());
    }
}
