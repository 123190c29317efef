package org.khettara.core.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.khettara.core.FakeEngine;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.Uploads;
import org.khettara.core.release.By;
import org.khettara.core.release.Decision;
import org.khettara.core.release.ReleasePolicy;
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
    private static final String FILE = "f.csv";

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

    /// Releases of a dataset are to wait for a person, or not to.
    void policy(String dataset, ReleasePolicy policy) throws IOException {
        var decision =
                new Decision.SetPolicy(
                        DatasetId.parse(dataset), policy, new By("Amina", "policy " + policy));
        witness.during(decision)
                .on(Ledger.class, "ledger", installation.ledger())
                .decide(decision, clock.instant());
    }

    /// In the end readers of a dataset have one of these; nothing at all when none is named.
    void ends(String dataset, String... contents) {
        Set<String> hashes =
                contents.length == 0
                        ? Set.of("")
                        : Arrays.stream(contents)
                                .map(content ->
                                        content.isEmpty() ? "" : Sha256.of(content.getBytes(UTF_8)))
                                .collect(Collectors.toSet());
        history.lastWord(DatasetId.parse(dataset), hashes);
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
        return drop(dataset, FILE, content, ends);
    }

    /// A description is dropped into the folder of a dataset.
    Upload describe(String dataset, String frenchTitle) throws IOException {
        String content = "{\"title\": {\"fr\": \"%s\"}}".formatted(frenchTitle);
        return drop(dataset, "metadata.json", content, EnumSet.of(State.DESCRIBED));
    }

    static Description titled(String french) {
        return new Description(
                new LocalText(new TreeMap<>(Map.of("fr", french))),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private Upload drop(String dataset, String name, String content, Set<State> ends)
            throws IOException {
        DatasetId id = DatasetId.parse(dataset);
        byte[] bytes = content.getBytes(UTF_8);
        ObjectVersion object = installation.drop(UploadKey.of(id, name), bytes);
        Instant at = next();
        var upload = new Upload(object, id, name, bytes.length, Sequencer.at(at), at);
        history.dropped(new Dropped(upload, Sha256.of(bytes), ends));
        return upload;
    }

    /// The file of a dataset is deleted, later than all that was dropped before.
    Upload delete(String dataset) {
        DatasetId id = DatasetId.parse(dataset);
        Instant at = next();
        var marker = new ObjectVersion("uploads", UploadKey.of(id, FILE), "deleted " + at);
        var deletion = new Upload(marker, id, FILE, 0, Sequencer.at(at), at);
        var ends = EnumSet.of(State.DELETED, State.UNCHANGED, State.SUPERSEDED);
        history.engine("deletion");
        history.dropped(new Dropped(deletion, "", ends));
        return deletion;
    }

    private Instant next() {
        return Uploads.NOON.plusSeconds(history.dropped().size());
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
