package org.khettara.embedded.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khettara.core.port.Uploads.NOON;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.audit.AuditNote;
import org.khettara.core.document.Json;
import org.khettara.core.port.Uploads;
import org.khettara.core.release.By;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Outcome;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.release.Standing;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Sha256;
import org.khettara.core.upload.Upload;

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

    private static final DatasetId DATASET = DatasetId.parse("ville-de-fes.budget");

    @Test
    void anyRowOfTheAuditThatIsChangedIsNamed() throws Exception {
        try (Database database = Database.open(folder.resolve("k.db"))) {
            for (int n = 0; n < 3; n++) {
                var note = new AuditNote("worker", "step " + n, "a", "b", "why");
                database.write(session -> {
                    Audit.note(session, DATASET, NOON, note);
                    return null;
                });
            }
            assertThat(firstBroken(database)).isEmpty();
            for (String column : List.of("at", "who", "what", "before", "after", "why", "hash")) {
                for (int row = 1; row <= 3; row++) {
                    forge(database, column, row, "'x' || ");
                    assertThat(firstBroken(database).orElseThrow())
                            .as(column)
                            .contains("row %d of".formatted(row));
                    forge(database, column, row, "");
                }
            }
            database.write(session -> session.update("DELETE FROM audit WHERE number = 3"));
            assertThat(firstBroken(database).orElseThrow()).contains("row 3 should be");
        }
    }

    /// Puts something before the text of a column; with an empty `before`, takes it off again.
    private static void forge(Database database, String column, int row, String before)
            throws IOException {
        String changed = before.isEmpty() ? "substr(%s, 2)".formatted(column) : before + column;
        // A time that is none could not be read at all.
        if (column.equals("at")) {
            changed = "'" + (before.isEmpty() ? NOON : NOON.plusSeconds(1)) + "'";
        }
        String sql = "UPDATE audit SET %s = %s WHERE number = ?".formatted(column, changed);
        database.write(session -> session.update(sql, row));
    }

    private static Optional<String> firstBroken(Database database) throws IOException {
        return database.read(session -> Audit.trail(session, DATASET)).firstBroken();
    }

    @Test
    void aHomeOfVersion1KeepsWhatItHas() throws Exception {
        Path file = folder.resolve("k.db");
        writeVersion1(file);
        try (Database database = Database.open(file);
                Presence presence = Presence.enter(folder)) {
            var ledger = new SqliteLedger(database, presence);
            assertThat(ledger.releases(DATASET))
                    .extracting(Release::standing)
                    .containsExactly(Standing.PUBLISHED, Standing.SUPERSEDED);
            assertThat(ledger.current(DATASET).orElseThrow().number()).isEqualTo(1);
            assertThat(ledger.pointer(DATASET).policy()).isEqualTo(ReleasePolicy.PUBLISH);
            assertThat(ledger.firstBrokenOfVersion1()).isEmpty();
            var withdraw = new Decision.Withdraw(DATASET, 1, new By("amina", "wrong"));
            assertThat(ledger.decide(withdraw, NOON)).isInstanceOf(Outcome.Done.class);
            assertThat(ledger.audit(DATASET).firstBroken()).isEmpty();
            database.write(
                    session -> session.update("UPDATE audit SET who = 'x' WHERE dataset IS NULL"));
            assertThat(ledger.firstBrokenOfVersion1()).contains("row 1 is not as it was written");
        }
    }

    /// As version 1 wrote it: a published release, a superseded one, and a row of the audit.
    private static void writeVersion1(Path file) throws Exception {
        String schema;
        try (InputStream in = Database.class.getResourceAsStream("schema-1.sql")) {
            schema = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        }
        try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            for (String sql : schema.strip().split(";\n", -1)) {
                Database.execute(old, sql);
            }
            for (int n = 1; n <= 2; n++) {
                Upload upload = Uploads.upload(DATASET.toString(), 3 - n);
                String content = Json.line(Uploads.content(upload, "a" + n)).replace("'", "''");
                Database.execute(
                        old,
                        "INSERT INTO releases VALUES ('%s', %d, '%s', '%s', '%s', %d, '%s', '%s')"
                                .formatted(
                                        DATASET,
                                        n,
                                        Uploads.run(upload),
                                        upload.id(),
                                        upload.sequencer().value(),
                                        n - 1,
                                        NOON,
                                        content));
            }
            String latest = Uploads.upload(DATASET.toString(), 2).sequencer().value();
            String hash = Sha256.ofParts("", NOON.toString(), "worker", "claim");
            Database.execute(
                    old, "INSERT INTO pointers VALUES ('%s', 1, '%s')".formatted(DATASET, latest));
            Database.execute(
                    old,
                    "INSERT INTO audit (at, who, what, hash) VALUES ('%s', 'worker', 'claim', '%s')"
                            .formatted(NOON, hash));
            Database.execute(old, "PRAGMA user_version = 1");
        }
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
