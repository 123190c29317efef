package org.khettara.embedded.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.khettara.core.release.Release;
import org.khettara.core.upload.DatasetId;

/// The datasets of a home by id, some at a time.
public final class DatasetPages {
    private final Database database;

    public DatasetPages(Database database) {
        this.database = database;
    }

    /// The current releases of the datasets that follow one, by dataset id.
    ///
    /// @param after id of a dataset, or empty for the first
    public List<Release> currents(String after, int limit) throws IOException {
        return database.read(session ->
                session.list(
                        """
                        SELECT r.* FROM pointers p
                        JOIN releases r ON r.dataset = p.dataset AND r.number = p.release
                        WHERE p.dataset > ? ORDER BY p.dataset LIMIT ?\
                        """,
                        Rows::release,
                        after,
                        limit));
    }

    /// The datasets after one, by id, whether readers are served any of their releases or not.
    ///
    /// @param after id of a dataset, or empty for the first
    public List<DatasetId> datasets(String after, int limit) throws IOException {
        return database.read(session ->
                session.list(
                        "SELECT dataset FROM pointers WHERE dataset > ? ORDER BY dataset LIMIT ?",
                        row -> DatasetId.parse(row.getString("dataset")),
                        after,
                        limit));
    }

    /// Id of the dataset that stands at a place in the order of ids, from 0.
    public Optional<String> datasetAt(long place) throws IOException {
        return database.read(session ->
                session.one(
                        "SELECT dataset FROM pointers WHERE release IS NOT NULL ORDER BY dataset LIMIT 1 OFFSET ?",
                        row -> row.getString(1),
                        place));
    }

    /// How many datasets have a current release.
    public long datasets() throws IOException {
        return database.read(session ->
                session.one(
                                "SELECT count(*) FROM pointers WHERE release IS NOT NULL",
                                row -> row.getLong(1))
                        .orElseThrow());
    }
}
