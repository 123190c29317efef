package org.khettara.core.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.port.ObjectStore.Creation;
import org.khettara.core.upload.ObjectVersion;
import org.khettara.core.upload.Sha256;

/// What an [ObjectStore] must do.
public abstract class ObjectStoreContract {
    @TempDir protected Path local;

    private ObjectStore store;

    /// An empty store.
    protected abstract ObjectStore emptyStore() throws Exception;

    /// Puts an object the way a publisher does, from outside, and returns its version.
    protected abstract ObjectVersion drop(ObjectStore store, String key, byte[] content)
            throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = emptyStore();
    }

    @Test
    void anObjectThatIsNotThereIsSaidToBeMissing() {
        assertThatThrownBy(() -> store.open("nothing/here"))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aVersionThatIsNotThereIsSaidToBeMissing() throws Exception {
        ObjectVersion there = drop(store, "uploads/a/b.csv", bytes("a"));
        var missing = new ObjectVersion(there.bucket(), "uploads/a/other.csv", there.versionId());
        assertThatThrownBy(() -> store.open(missing).close())
                .isInstanceOf(NoSuchFileException.class);
        assertThat(store.stat(missing)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "datasets/a/b/v=1/data.csv",
                "raw/a b/c+d%20e.csv",
                "raw/الدار البيضاء/السكان.csv",
                "raw/é/e\u0301.csv",
                "raw/a//b.csv",
                "raw/../escape.csv",
                "raw/CON/aux.csv",
                "raw/\uD83D\uDE00.csv",
                "raw/yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy.csv"
            })
    void whatIsCreatedCanBeReadUnderItsKeyAndNoOther(String key) throws Exception {
        assertThat(create(key, "1")).isInstanceOf(Creation.Created.class);
        assertThat(create(key + "2", "2")).isInstanceOf(Creation.Created.class);
        assertThat(read(key)).isEqualTo("1");
        assertThat(read(key + "2")).isEqualTo("2");
    }

    @Test
    void createNeverOverwrites() throws Exception {
        create("k", "first");
        assertThat(create("k", "second")).isEqualTo(new Creation.Taken(Sha256Of.text("first")));
        assertThat(create("k", "first")).isEqualTo(new Creation.Taken(Sha256Of.text("first")));
        assertThat(read("k")).isEqualTo("first");
    }

    @Test
    void ofManyCreatorsOneSucceeds() throws Exception {
        var tasks = new ArrayList<Callable<Creation>>();
        for (int i = 0; i < 16; i++) {
            String text = "creator " + i;
            tasks.add(() -> create("contested", text));
        }
        var created = new HashSet<Integer>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            List<Future<Creation>> answers = pool.invokeAll(tasks);
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i).get() instanceof Creation.Created) {
                    created.add(i);
                }
            }
        }
        assertThat(created).hasSize(1);
        assertThat(read("contested")).isEqualTo("creator " + created.iterator().next());
    }

    @Test
    void aWrongHashIsRefusedAndLeavesNothing() throws Exception {
        Path file = file("content");
        assertThatThrownBy(
                        () -> store.create("k", file, "text/plain", Sha256Of.text("other content")))
                .isInstanceOf(Exception.class);
        assertThatThrownBy(() -> store.open("k")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void replaceReplaces() throws Exception {
        store.replace("catalogue/a.jsonld", bytes("old"), "application/ld+json");
        store.replace("catalogue/a.jsonld", bytes("new"), "application/ld+json");
        assertThat(read("catalogue/a.jsonld")).isEqualTo("new");
    }

    @Test
    void aFileReplacesWhatTheKeyHolds() throws Exception {
        store.replace("assessment/series.csv", bytes("old"), "text/csv");
        store.replace("assessment/series.csv", file("newer"), "text/csv");
        assertThat(read("assessment/series.csv")).isEqualTo("newer");
        assertThat(store.stat("assessment/series.csv").orElseThrow().bytes()).isEqualTo(5);
    }

    @Test
    void whatAKeyHoldsIsKnownByTheKeyAlone() throws Exception {
        assertThat(store.stat("datasets/a/b+c.csv")).isEmpty();
        create("datasets/a/b+c.csv", "first");
        assertThat(store.stat("datasets/a/b+c.csv").orElseThrow().bytes()).isEqualTo(5);
        assertThat(store.stat("datasets/a")).isEmpty();
        store.delete("datasets/a/b+c.csv");
        assertThat(store.stat("datasets/a/b+c.csv")).isEmpty();
    }

    @Test
    void whatIsDeletedIsGoneForReadersAndItsKeyIsFree() throws Exception {
        create("datasets/a/b.csv", "first");
        create("datasets/a/b.csv2", "other");
        store.delete("datasets/a/b.csv");
        store.delete("datasets/a/b.csv");
        store.delete("datasets/never/was/there.csv");
        assertThatThrownBy(() -> store.open("datasets/a/b.csv"))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(read("datasets/a/b.csv2")).isEqualTo("other");
        assertThat(create("datasets/a/b.csv", "second")).isInstanceOf(Creation.Created.class);
        assertThat(read("datasets/a/b.csv")).isEqualTo("second");
    }

    @Test
    void whatWasReplacedCanBeDeletedToo() throws Exception {
        store.replace("catalogue/a.jsonld", bytes("old"), "application/ld+json");
        store.delete("catalogue/a.jsonld");
        assertThatThrownBy(() -> store.open("catalogue/a.jsonld"))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void anEmptyObjectIsAnObject() throws Exception {
        create("empty", "");
        assertThat(read("empty")).isEmpty();
        ObjectVersion dropped = drop(store, "uploads/a/empty.csv", new byte[0]);
        assertThat(store.stat(dropped)).hasValueSatisfying(s -> assertThat(s.bytes()).isZero());
        try (InputStream in = store.open(dropped)) {
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void eachVersionKeepsItsBytes() throws Exception {
        ObjectVersion first = drop(store, "uploads/a/b.csv", bytes("first"));
        ObjectVersion second = drop(store, "uploads/a/b.csv", bytes("second!"));
        assertThat(first).isNotEqualTo(second);
        assertThat(read(first)).isEqualTo("first");
        assertThat(read(second)).isEqualTo("second!");
        assertThat(store.stat(first).orElseThrow().bytes()).isEqualTo(5);
        assertThat(store.stat(second).orElseThrow().bytes()).isEqualTo(7);
    }

    @Test
    void aLargeObjectComesBackWhole() throws Exception {
        var random = new Random(7);
        Path file = local.resolve("large");
        var digest = Sha256.digest();
        try (var out = Files.newOutputStream(file)) {
            byte[] block = new byte[1 << 16];
            for (int i = 0; i < 331; i++) {
                random.nextBytes(block);
                out.write(block);
                digest.update(block);
            }
        }
        String sha256 = Sha256.hex(digest);
        assertThat(store.create("large", file, "application/octet-stream", sha256))
                .isInstanceOf(Creation.Created.class);
        var again = Sha256.digest();
        try (InputStream in = new DigestInputStream(store.open("large"), again)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        assertThat(Sha256.hex(again)).isEqualTo(sha256);
    }

    private Creation create(String key, String content) throws IOException {
        return store.create(key, file(content), "text/csv; charset=utf-8", Sha256Of.text(content));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(local, "content", ""), content);
    }

    private String read(String key) throws IOException {
        try (InputStream in = store.open(key)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private String read(ObjectVersion object) throws IOException {
        try (InputStream in = store.open(object)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
