package org.khettara.core.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.khettara.core.FakeEngine;
import org.khettara.core.port.Uploads;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.ObjectVersion;
import org.khettara.core.upload.Sequencer;
import org.khettara.core.upload.Sha256;
import org.khettara.core.upload.Upload;
import org.khettara.core.upload.UploadKey;

/// An installation, the time that passes in it, the files that publishers drop, and the witness of
/// it all.
final class World implements AutoCloseable {
    static final Duration LEASE = Duration.ofMinutes(1);
    static final String BASE = "https://data.example.org/";
    static final String CITY = "ville-de-fes";

    private static final Set<State> OF_TABLES =
            EnumSet.of(State.PUBLISHED, State.UNCHANGED, State.SUPERSEDED);
    private static final Set<State> OF_OTHERS = EnumSet.of(State.REFUSED);

    private final Installation installation;
    private final Scratch work = Scratch.open();
    private final VirtualClock clock = new VirtualClock();
    private final History history = new History();
    private final Witness witness;

    World(Installation installation) throws IOException {
        this.installation = installation;
        this.witness = new Witness(installation, history);
        register(CITY);
    }

    void register(String institution) throws IOException {
        var id = new InstitutionId(institution);
        installation.institutions().register(new Institution(id, "Institution " + institution));
    }

    /// A file is dropped, later than all before it. What begins with `%` is no table.
    Upload drop(String dataset, String content) throws IOException {
        return drop(dataset, content, content.startsWith("%") ? OF_OTHERS : OF_TABLES);
    }

    /// A file is dropped whose end hangs on what befalls it.
    ///
    /// @param more ends that it may come to beside those of a table
    Upload drop(String dataset, String content, State more) throws IOException {
        var ends = EnumSet.of(more);
        ends.addAll(OF_TABLES);
        return drop(dataset, content, ends);
    }

    private Upload drop(String dataset, String content, Set<State> ends) throws IOException {
        DatasetId id = DatasetId.parse(dataset);
        byte[] bytes = content.getBytes(UTF_8);
        ObjectVersion object = installation.drop(UploadKey.of(id, "f.csv"), bytes);
        Instant at = Uploads.NOON.plusSeconds(history.dropped().size());
        var upload = new Upload(object, id, "f.csv", bytes.length, Sequencer.at(at), at);
        history.dropped(new Dropped(upload, Sha256.of(bytes), ends));
        return upload;
    }

    /// A worker whose calls pass a tap before they reach the witness and the ports.
    Worker worker(Tap tap) {
        return new Worker(this, tap, new FakeEngine());
    }

    Installation installation() {
        return installation;
    }

    /// Where the workers keep their files.
    Path work() {
        return work.folder();
    }

    VirtualClock clock() {
        return clock;
    }

    History history() {
        return history;
    }

    Witness witness() {
        return witness;
    }

    /// Time passes until whatever was claimed is free again.
    void outlastLeases() {
        clock.pass(LEASE.plusSeconds(1));
    }

    /// What is or was wrong, once all work is done; empty when nothing was.
    List<String> violations() throws IOException {
        new Reckoning(installation, history).check();
        for (Path left : work.content()) {
            history.violation("a worker left %s behind".formatted(left));
        }
        return history.violations();
    }

    @Override
    public void close() throws IOException {
        try (work) {
            installation.close();
        }
    }
}
