package org.khettara.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khettara.core.port.Uploads.NOON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Sha256;

final class DatabaseTest {
    private static final Institution FES =
            new Institution(new InstitutionId("ville-de-fes"), "Ville de Fès");
    @TempDir Path folder;

    @Test
    void aFileThatIsNoDatabaseIsSaidToBeDamaged() throws Exception {
        Path file = folder.resolve("k.db");
        Files.writeString(file, "this is a letter, not a database. ".repeat(100));
        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(CorruptHomeException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("Restore");
    }

    @Test
    void damageInTheMiddleIsSaidToo() throws Exception {
        Path file = folder.resolve("k.db");
        try (Database database = Database.open(file)) {
            new SqliteInstitutions(database).register(FES);
        }
        byte[] bytes = Files.readAllBytes(file);
        byte[] noise = new byte[bytes.length - 4096];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, 4096, noise.length);
        Files.write(file, bytes);
        assertThatThrownBy(
                        () -> {
                            try (Database database = Database.open(file)) {
                                new SqliteInstitutions(database).all();
                            }
                        })
                .isInstanceOf(CorruptHomeException.class);
    }

    @Test
    void aDatabaseOfANewerVersionIsLeftAlone() throws Exception {
        Path file = folder.resolve("k.db");
        try (Database database = Database.open(file)) {
            database.write(session -> session.update("PRAGMA user_version = 99"));
        }
        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(CorruptHomeException.class)
                .hasMessageContaining("newer version");
    }

    @Test
    void whatThrowsChangesNothing() throws Exception {
        try (Database database = Database.open(folder.resolve("k.db"))) {
            assertThatThrownBy(() ->
                            database.write(session -> {
                                session.update("INSERT INTO institutions VALUES ('a', 'A')");
                                throw new IOException("stop");
                            }))
                    .hasMessage("stop");
            assertThat(new SqliteInstitutions(database).all()).isEmpty();
            new SqliteInstitutions(database).register(FES);
            assertThat(new SqliteInstitutions(database).all()).containsExactly(FES);
        }
    }

    @Test
    void theAuditIsAChain() throws Exception {
        try (Database database = Database.open(folder.resolve("k.db"))) {
            for (int n = 0; n < 3; n++) {
                int row = n;
                database.write(session -> {
                    Audit.note(session, NOON, "worker", "step " + row);
                    return row;
                });
            }
            String before = "";
            for (List<String> row : audit(database)) {
                assertThat(row.getLast())
                        .isEqualTo(Sha256.ofParts(before, row.get(0), row.get(1), row.get(2)));
                before = row.getLast();
            }
            assertThat(audit(database)).hasSize(3);
        }
    }

    private static List<List<String>> audit(Database database) throws IOException {
        return database.read(session ->
                session.list(
                        "SELECT at, who, what, hash FROM audit ORDER BY seq",
                        row ->
                                List.of(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4))));
    }

    @Test
    void manyMayOpenANewFileAtOnce() throws Exception {
        Path file = folder.resolve("k.db");
        var tasks =
                IntStream.range(0, 8)
                        .<Callable<Void>>mapToObj(n ->
                                () -> {
                                    try (Database database = Database.open(file)) {
                                        var id = new InstitutionId("i" + n);
                                        new SqliteInstitutions(database)
                                                .register(new Institution(id, "I"));
                                    }
                                    return null;
                                })
                        .toList();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var done : pool.invokeAll(tasks)) {
                done.get();
            }
        }
        try (Database database = Database.open(file)) {
            assertThat(new SqliteInstitutions(database).all()).hasSize(8);
        }
    }
}
