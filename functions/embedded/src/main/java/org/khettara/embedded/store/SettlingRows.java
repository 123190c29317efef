package org.khettara.embedded.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.khettara.core.port.ClaimLostException;
import org.khettara.core.port.OutdatedVerdictException;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Settling;
import org.khettara.core.release.Verdict;
import org.khettara.core.upload.DatasetId;

/// The end of one run, within one transaction, as [Settling] says.
final class SettlingRows {
    private final Session session;
    private final Claim claim;
    private final TransitionRows rows;

    SettlingRows(Session session, Claim claim) {
        this.session = session;
        this.claim = claim;
        this.rows = new TransitionRows(session, claim.upload().dataset());
    }

    Settlement settle(Verdict verdict, Instant now) throws SQLException, IOException {
        if (!isClaimed()) {
            throw new ClaimLostException("another worker has run " + claim.run());
        }
        DatasetId dataset = claim.upload().dataset();
        Settling settling =
                Settling.of(claim, verdict, rows.pointer(), now)
                        .orElseThrow(() ->
                                new OutdatedVerdictException(
                                        "%s changed during run %s"
                                                .formatted(dataset, claim.run())));
        rows.write(settling.transition());
        end(settling.settlement(), verdict instanceof Verdict.Fail(String cause) ? cause : null);
        return settling.settlement();
    }

    private boolean isClaimed() throws SQLException, IOException {
        return session.one(
                        "SELECT 1 FROM claims WHERE run = ? AND epoch = ? AND state IS NULL",
                        row -> true,
                        claim.run().value(),
                        claim.epoch())
                .isPresent();
    }

    private void end(Settlement settlement, @Nullable String cause) throws SQLException {
        session.update(
                """
                UPDATE claims SET state = ?, release = ?, reason = ?, report_key = ?, cause = ?,
                    settled_at = ?
                WHERE run = ?\
                """,
                settlement.state().name(),
                settlement.release(),
                settlement.reason() == null ? null : settlement.reason().name(),
                settlement.reportKey(),
                cause,
                settlement.settledAt().toString(),
                claim.run().value());
    }
}
