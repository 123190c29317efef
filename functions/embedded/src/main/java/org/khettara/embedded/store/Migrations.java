package org.khettara.embedded.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Brings the tables of a database from the version it was last written with to this one. The
/// version is SQLite's `user_version`.
///
/// @param steps scripts; the n-th takes the tables from version n - 1 to n
record Migrations(List<String> steps) {
    /// Of what must not be lost.
    static final Migrations LEDGER =
            new Migrations(List.of("schema-1.sql", "schema-2.sql", "schema-3.sql"));

    /// Of what can be made anew from it.
    static final Migrations INDEX = new Migrations(List.of("index-1.sql", "index-2.sql"));

    void run(Database database) throws IOException {
        int found = database.read(Migrations::version);
        if (found > steps.size()) {
            throw new CorruptHomeException(
                    "%s was written by a newer version of Khettara (tables of version %d; this one knows %d). Use that version."
                            .formatted(database.file(), found, steps.size()));
        }
        if (found < steps.size()) {
            database.write(session -> {
                for (int step = version(session); step < steps.size(); step++) {
                    for (String statement : statements(steps.get(step))) {
                        session.execute(statement);
                    }
                    session.update("PRAGMA user_version = " + (step + 1));
                }
                return null;
            });
        }
    }

    private static int version(Session session) throws java.sql.SQLException, IOException {
        return session.one("PRAGMA user_version", row -> row.getInt(1)).orElseThrow();
    }

    private static List<String> statements(String resource) throws IOException {
        try (InputStream in = Migrations.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(script.strip().split(";\n")).stream()
                    .filter(statement -> !statement.isBlank())
                    .toList();
        }
    }
}
