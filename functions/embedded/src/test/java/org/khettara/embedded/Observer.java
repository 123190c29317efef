package org.khettara.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.khettara.core.document.Json;
import org.khettara.core.release.Manifest;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Sequencer;
import org.khettara.core.upload.Sha256;

/// A reader that looks on while others write: what is current is whole, and never goes back.
final class Observer implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final Path folder;
    private final FutureTask<Integer> task = new FutureTask<>(this::look);
    private final Thread thread = new Thread(task, "observer");
    private volatile boolean stopping;

    private Observer(Path folder) {
        this.folder = folder;
    }

    static Observer start(Path folder) {
        var observer = new Observer(folder);
        observer.thread.start();
        return observer;
    }

    private int look() throws Exception {
        int looks = 0;
        Map<DatasetId, Sequencer> latest = new HashMap<>();
        Map<DatasetId, Long> verified = new HashMap<>();
        try (Home home = Home.open(folder)) {
            while (!stopping) {
                for (Release current : home.datasets()) {
                    Sequencer before = latest.put(current.dataset(), current.sequencer());
                    assertThat(before == null || before.compareTo(current.sequencer()) <= 0)
                            .as("the pointer went back")
                            .isTrue();
                    if (verified.getOrDefault(current.dataset(), 0L) != current.number()) {
                        verify(home, current);
                        verified.put(current.dataset(), current.number());
                    }
                }
                looks++;
                // The processes that it looks at need the machine too.
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
        return looks;
    }

    /// Ends the watch; throws what it saw.
    void check() throws Exception {
        stopping = true;
        assertThat(task.get(60, TimeUnit.SECONDS)).isPositive();
    }

    /// A release is what its manifest says.
    static void verify(Home home, Release release) throws Exception {
        Manifest manifest;
        try (InputStream in = home.openPublished(release.content().manifestKey())) {
            manifest = Json.read(in, Manifest.class);
        }
        assertThat(manifest.run()).isEqualTo(release.run().value());
        assertThat(manifest.files()).isEqualTo(release.content().files()).isNotEmpty();
        for (ReleaseFile file : manifest.files()) {
            var digest = Sha256.digest();
            try (InputStream in = home.openPublished(release.content().prefix() + file.name());
                    var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                assertThat(in.transferTo(out)).isEqualTo(file.bytes());
            }
            assertThat(Sha256.hex(digest)).as(file.name()).isEqualTo(file.sha256());
        }
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
