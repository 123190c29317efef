package org.khettara.embedded.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.ObjectStoreContract;
import org.khettara.core.upload.ObjectVersion;

final class FolderObjectStoreTest extends ObjectStoreContract {
    @Override
    protected ObjectStore emptyStore() throws Exception {
        return FolderObjectStore.open("uploads", local.resolve("store"), new DurableNames(local));
    }

    @Override
    protected ObjectVersion drop(ObjectStore store, String key, byte[] content) throws Exception {
        return ((FolderObjectStore) store).add(key, new ByteArrayInputStream(content)).object();
    }

    @Test
    void aPlainKeyIsItsPath() throws Exception {
        emptyStore().replace("datasets/ville-de-fes/السكان/v=1/a.csv", bytes("1"), "text/csv");
        assertThat(local.resolve("store/datasets/ville-de-fes/السكان/v=1/a.csv")).hasContent("1");
    }

    @Test
    void theLatestVersionIsWhatTheKeyHolds() throws Exception {
        ObjectStore store = emptyStore();
        drop(store, "uploads/a/b.csv", bytes("first"));
        // Versions are told apart by the millisecond.
        Instant begin = Instant.now();
        while (Instant.now().toEpochMilli() <= begin.toEpochMilli()) {
            Thread.onSpinWait();
        }
        drop(store, "uploads/a/b.csv", bytes("second"));
        try (InputStream in = store.open("uploads/a/b.csv")) {
            assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("second");
        }
    }

    @Test
    void aContentThatBreaksOffLeavesNothing() throws Exception {
        var store = (FolderObjectStore) emptyStore();
        var breaking =
                new SequenceInputStream(
                        new ByteArrayInputStream(new byte[100_000]), new DeadLine());
        assertThatThrownBy(() -> store.add("uploads/a/b.csv", breaking))
                .hasMessage("the line is dead");
        assertThat(files()).isEmpty();
    }

    private static final class DeadLine extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the line is dead");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("the line is dead");
        }
    }

    @Test
    void aSweepTakesOnlyWhatIsOld() throws Exception {
        var store = (FolderObjectStore) emptyStore();
        store.replace("kept", bytes("1"), "text/plain");
        Files.writeString(local.resolve("store/%tmp/left-behind"), "half");
        store.sweep(Instant.now().minusSeconds(3600));
        assertThat(files()).hasSize(2);
        store.sweep(Instant.now().plusSeconds(1));
        assertThat(files()).containsExactly("kept");
    }

    private Stream<String> files() throws IOException {
        Path root = local.resolve("store");
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList()
                    .stream();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
