package org.khettara.embedded.store;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.audit.AuditNote;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Layer;
import org.khettara.core.catalogue.Origin;
import org.khettara.core.catalogue.Scope;
import org.khettara.core.document.Json;
import org.khettara.core.port.Descriptions;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Sequencer;

/// The descriptions of a home.
public final class SqliteDescriptions implements Descriptions {
    private final Database database;

    public SqliteDescriptions(Database database) {
        this.database = database;
    }

    @Override
    public List<Layer> around(DatasetId dataset) throws IOException {
        return database.read(session -> {
            var layers = new ArrayList<Layer>();
            for (Scope scope : Scope.around(dataset)) {
                layers.addAll(
                        session.list(
                                "SELECT * FROM descriptions WHERE scope = ?",
                                SqliteDescriptions::layer,
                                scope.text()));
            }
            return layers;
        });
    }

    @Override
    public Optional<Layer> find(Scope scope, Origin source) throws IOException {
        return database.read(session -> find(session, scope, source));
    }

    private static Optional<Layer> find(Session session, Scope scope, Origin source)
            throws SQLException, IOException {
        return session.one(
                "SELECT * FROM descriptions WHERE scope = ? AND source = ?",
                SqliteDescriptions::layer,
                scope.text(),
                source.toString());
    }

    @Override
    public boolean replace(Layer layer, @Nullable Sequencer over) throws IOException {
        return database.write(session -> {
            Sequencer there =
                    find(session, layer.scope(), layer.source()).map(Layer::sequencer).orElse(null);
            if (!java.util.Objects.equals(there, over)) {
                return false;
            }
            session.update(
                    """
                    INSERT OR REPLACE INTO descriptions (scope, source, description, who, at,
                        sequencer)
                    VALUES (?, ?, ?, ?, ?, ?)\
                    """,
                    layer.scope().text(),
                    layer.source().toString(),
                    Json.line(layer.description()),
                    layer.who(),
                    layer.at().toString(),
                    layer.sequencer().value());
            session.update(
                    "INSERT OR REPLACE INTO outdated_records (scope, since) VALUES (?, ?)",
                    layer.scope().text(),
                    layer.sequencer().value());
            var note =
                    new AuditNote(
                            layer.who(),
                            "describe %s by %s".formatted(layer.scope().text(), layer.source()),
                            "",
                            Json.line(layer.description()),
                            "");
            Audit.note(session, layer.scope().book(), layer.at(), note);
            return true;
        });
    }

    @Override
    public List<Outdated> outdated(int limit) throws IOException {
        return database.read(session ->
                session.list(
                        "SELECT * FROM outdated_records ORDER BY since LIMIT ?",
                        row ->
                                new Outdated(
                                        Scope.parse(row.getString("scope")),
                                        new Sequencer(row.getString("since"))),
                        limit));
    }

    @Override
    public void renewed(Outdated outdated) throws IOException {
        database.write(session ->
                session.update(
                        "DELETE FROM outdated_records WHERE scope = ? AND since = ?",
                        outdated.scope().text(),
                        outdated.since().value()));
    }

    /// Scopes of datasets of which someone says something, a person, a file or a record.
    public List<DatasetId> described(InstitutionId institution) throws IOException {
        return database.read(session ->
                session.list(
                        "SELECT DISTINCT scope FROM descriptions WHERE scope GLOB ?",
                        row ->
                                DatasetId.parse(
                                        row.getString("scope").substring("dataset:".length())),
                        "dataset:" + institution + ".*"));
    }

    private static Layer layer(ResultSet row) throws SQLException, IOException {
        return new Layer(
                Scope.parse(row.getString("scope")),
                Origin.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                Json.read(row.getString("description"), Description.class),
                row.getString("who"),
                Instant.parse(row.getString("at")),
                new Sequencer(row.getString("sequencer")));
    }
}
