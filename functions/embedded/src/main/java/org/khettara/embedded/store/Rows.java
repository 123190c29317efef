package org.khettara.embedded.store;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.Ruling;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Standing;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InputId;
import org.khettara.core.upload.ObjectVersion;
import org.khettara.core.upload.Sequencer;
import org.khettara.core.upload.Upload;

/// Values from rows of the tables that the schema files make, by column name.
final class Rows {
    private Rows() {}

    /// Of `inbox` or `claims`.
    static Upload upload(ResultSet row) throws SQLException {
        return new Upload(
                new ObjectVersion(
                        row.getString("bucket"), row.getString("key"), row.getString("version")),
                DatasetId.parse(row.getString("dataset")),
                row.getString("file_name"),
                row.getLong("bytes"),
                new Sequencer(row.getString("sequencer")),
                Instant.parse(row.getString("received_at")));
    }

    /// Of a row of `claims` that has ended.
    static Settlement settlement(ResultSet row) throws SQLException {
        String reason = nullable(row, "reason");
        long release = row.getLong("release");
        boolean hasRelease = !row.wasNull();
        return new Settlement(
                upload(row),
                new RunId(row.getString("run")),
                Settlement.State.valueOf(row.getString("state")),
                hasRelease ? release : null,
                reason == null ? null : ReasonCode.valueOf(reason),
                nullable(row, "report_key"),
                Instant.parse(row.getString("settled_at")));
    }

    static Release release(ResultSet row) throws SQLException, IOException {
        String ruledAt = nullable(row, "ruled_at");
        return new Release(
                DatasetId.parse(row.getString("dataset")),
                row.getLong("number"),
                new RunId(row.getString("run")),
                new InputId(row.getString("input")),
                new Sequencer(row.getString("sequencer")),
                Standing.valueOf(row.getString("standing")),
                ruledAt == null
                        ? null
                        : new Ruling(Instant.parse(ruledAt), row.getString("ruled_why")),
                Instant.parse(row.getString("released_at")),
                Json.read(row.getString("content"), ReleaseContent.class));
    }

    static @Nullable String nullable(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }
}
