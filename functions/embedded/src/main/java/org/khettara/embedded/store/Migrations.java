package org.khettara.embedded.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Brings the tables of a home from the version it was last written with to this one. The version
/// is SQLite's `user_version`; step n takes the tables from version n - 1 to n.
final class Migrations {
    private static final List<String> STEPS =
            List.of("schema-1.sql", "schema-2.sql", "schema-3.sql");

    private Migrations() {}

    static void run(Database database) throws IOException {
        int found = database.read(Migrations::version);
        if (found > STEPS.size()) {
            throw new CorruptHomeException(
                    "%s was written by a newer version of Khettara (tables of version %d; this one knows %d). Use that version."
                            .formatted(database.file(), found, STEPS.size()));
        }
        if (found < STEPS.size()) {
            database.write(session -> {
                for (int step = version(session); step < STEPS.size(); step++) {
                    for (String statement : statements(STEPS.get(step))) {
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
