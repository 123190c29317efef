package org.khettara.embedded.store;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.khettara.core.port.Institutions;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;

/// The institutions of a home.
public final class SqliteInstitutions implements Institutions {
    private static final String ALL =
            """
            SELECT id, name, coalesce(rule, 'OPTIONAL') AS licence_rule
            FROM institutions LEFT JOIN licence_rules ON institution = id\
            """;

    private final Database database;

    public SqliteInstitutions(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Institution> find(InstitutionId id) throws IOException {
        return database.read(session ->
                session.one(ALL + " WHERE id = ?", SqliteInstitutions::institution, id.value()));
    }

    @Override
    public void register(Institution institution) throws IOException {
        database.write(session -> {
            session.update(
                    """
                    INSERT INTO institutions (id, name) VALUES (?, ?)
                    ON CONFLICT (id) DO UPDATE SET name = excluded.name\
                    """,
                    institution.id().value(),
                    institution.name());
            return session.update(
                    "INSERT OR REPLACE INTO licence_rules (institution, rule) VALUES (?, ?)",
                    institution.id().value(),
                    institution.licenceRule().name());
        });
    }

    @Override
    public List<Institution> all() throws IOException {
        return database.read(
                session -> session.list(ALL + " ORDER BY id", SqliteInstitutions::institution));
    }

    private static Institution institution(ResultSet row) throws SQLException {
        return new Institution(
                new InstitutionId(row.getString("id")),
                row.getString("name"),
                Institution.LicenceRule.valueOf(row.getString("licence_rule")));
    }
}
