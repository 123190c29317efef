package org.khettara.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BinaryOperator;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.feed.DcatFeed;
import org.khettara.core.notice.ChangeEvent;
import org.khettara.core.port.Descriptions;
import org.khettara.core.port.Descriptions.Outdated;
import org.khettara.core.port.EventBus;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.Outbox;
import org.khettara.core.release.Release;
import org.khettara.core.release.Standing;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Sha256;
import org.khettara.schemas.DatasetChange;

/// The second half of the line, after the commit: catalogue -> notify, and the removal of files
/// that were withdrawn. Every step can be done again with the same effect, so a change is told at
/// least once, always with the same id.
public final class Relay {
    private static final int BATCH = 100;
    private static final Comparator<Outdated> LAST =
            Comparator.comparing(Outdated::since).thenComparing(word -> word.scope().text());

    private final Ports ports;
    private final ReleaseObjects objects;
    private final InstantSource clock;
    private final Path workRoot;
    private final String base;

    /// @param workRoot local folder for what is made on the way
    /// @param base URI under which the published store is reachable, ending with `/`
    public Relay(Ports ports, InstantSource clock, Path workRoot, String base) {
        this.ports = ports;
        this.objects = new ReleaseObjects(ports.published());
        this.clock = clock;
        this.workRoot = workRoot;
        this.base = base;
    }

    public record Ports(
            Ledger ledger,
            Outbox outbox,
            Descriptions descriptions,
            Catalogue catalogue,
            ObjectStore published,
            EventBus bus) {}

    /// Tells every change that is still to be told, what is said of datasets among them; returns
    /// how many changes there were.
    public int relayPending() throws IOException {
        announceOutdated();
        int told = 0;
        for (List<DatasetChange> batch = ports.outbox().pending(BATCH);
                !batch.isEmpty();
                batch = ports.outbox().pending(BATCH)) {
            for (DatasetChange change : batch) {
                relay(change);
            }
            told += batch.size();
        }
        return told;
    }

    /// Tells one change.
    public void relay(DatasetChange change) throws IOException {
        DatasetId dataset = DatasetId.parse(change.getDataset());
        Optional<CatalogueEntry> written = ports.catalogue().render(dataset);
        remove(dataset, change);
        Optional<String> triples = ports.catalogue().triples(change, written);
        if (triples.isPresent()) {
            keep(change, triples.get());
        }
        if (ChangeEvent.isTold(change.getKind())) {
            ports.bus().publish(ChangeEvent.of(change, base));
        }
        ports.outbox().sent(change, clock.instant());
    }

    /// What was said first with a change stays, for feeds that tell it may never change.
    private void keep(DatasetChange change, String triples) throws IOException {
        try (Workspace work = Workspace.open(workRoot)) {
            byte[] payload = triples.getBytes(StandardCharsets.UTF_8);
            Path file = Files.write(work.payload(), payload);
            String key = DcatFeed.payloadKey(change.getId());
            ports.published().create(key, file, DcatFeed.PAYLOAD_TYPE, Sha256.of(payload));
        }
    }

    /// Takes away what readers may no longer find.
    private void remove(DatasetId dataset, DatasetChange change) throws IOException {
        switch (change.getKind()) {
            case WITHDRAWN -> removeWithdrawn(dataset);
            case HELD -> removeLeftovers(dataset, change.getRelease());
            case CREATED, UPDATED, SUPERSEDED, ROLLED_BACK, DELETED, DESCRIBED, UNKNOWN -> {
                // Nothing was taken back.
            }
        }
    }

    private void removeWithdrawn(DatasetId dataset) throws IOException {
        List<Release> all = ports.ledger().releases(dataset);
        try (Workspace work = Workspace.open(workRoot)) {
            for (Release release : all) {
                if (release.standing() == Standing.WITHDRAWN) {
                    objects.withdraw(release, all, work.tables());
                } else if (release.standing() == Standing.DECLINED) {
                    objects.hide(release, all);
                }
            }
        }
    }

    /// A run that was to be published when it stored its files, and stayed private in the end.
    private void removeLeftovers(DatasetId dataset, long number) throws IOException {
        List<Release> all = ports.ledger().releases(dataset);
        for (Release release : all) {
            if (release.number() == number) {
                objects.deleteLeftovers(release, all);
            }
        }
    }

    /// Words become a change of each dataset that they are about, and the records follow as with
    /// any other change.
    private void announceOutdated() throws IOException {
        for (List<Outdated> batch = ports.descriptions().outdated(BATCH);
                !batch.isEmpty();
                batch = ports.descriptions().outdated(BATCH)) {
            for (var word : lastWords(batch).entrySet()) {
                ports.ledger().announce(word.getKey(), word.getValue(), clock.instant());
            }
            for (Outdated outdated : batch) {
                ports.descriptions().renewed(outdated);
            }
        }
    }

    /// One file may say something of a dataset and of its folder: that is one change.
    private SequencedMap<DatasetId, Outdated> lastWords(List<Outdated> batch) throws IOException {
        var words = new LinkedHashMap<DatasetId, Outdated>();
        for (Outdated outdated : batch) {
            for (DatasetId dataset : ports.ledger().datasets(outdated.scope().institution())) {
                if (outdated.scope().covers(dataset)) {
                    words.merge(dataset, outdated, BinaryOperator.maxBy(LAST));
                }
            }
        }
        return words;
    }
}
