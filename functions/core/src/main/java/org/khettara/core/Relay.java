package org.khettara.core;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.khettara.core.catalogue.CatalogueRecord;
import org.khettara.core.notice.ChangeEvent;
import org.khettara.core.port.EventBus;
import org.khettara.core.port.Institutions;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.Outbox;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.Standing;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.schemas.DatasetChange;

/// The second half of the line, after the commit: catalogue -> notify, and the removal of files
/// that were withdrawn. Every step can be done again with the same effect, so a change is told at
/// least once, always with the same id.
public final class Relay {
    private static final int BATCH = 100;

    private final Ledger ledger;
    private final Outbox outbox;
    private final Institutions institutions;
    private final ObjectStore published;
    private final ReleaseObjects objects;
    private final EventBus bus;
    private final InstantSource clock;
    private final Path workRoot;
    private final String base;

    /// @param workRoot local folder for what is made on the way
    /// @param base URI under which the published store is reachable, ending with `/`
    public Relay(Ports ports, InstantSource clock, Path workRoot, String base) {
        this.ledger = ports.ledger();
        this.outbox = ports.outbox();
        this.institutions = ports.institutions();
        this.published = ports.published();
        this.objects = new ReleaseObjects(published);
        this.bus = ports.bus();
        this.clock = clock;
        this.workRoot = workRoot;
        this.base = base;
    }

    public record Ports(
            Ledger ledger,
            Outbox outbox,
            Institutions institutions,
            ObjectStore published,
            EventBus bus) {}

    /// Tells every change that is still to be told; returns how many there were.
    public int relayPending() throws IOException {
        int told = 0;
        for (List<DatasetChange> batch = outbox.pending(BATCH);
                !batch.isEmpty();
                batch = outbox.pending(BATCH)) {
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
        catalogue(dataset);
        remove(dataset, change);
        if (ChangeEvent.isTold(change.getKind())) {
            bus.publish(ChangeEvent.of(change, base));
        }
        outbox.sent(change, clock.instant());
    }

    /// Two changes of a dataset may be told at once, and the slower one would leave the record at
    /// the older release: so what is current is looked up again after the record is written.
    private void catalogue(DatasetId dataset) throws IOException {
        Optional<Release> written;
        Optional<Release> current = ledger.current(dataset);
        do {
            written = current;
            record(dataset, written);
            current = ledger.current(dataset);
        } while (!written.equals(current));
    }

    private void record(DatasetId dataset, Optional<Release> current) throws IOException {
        if (current.isEmpty()) {
            published.delete(CatalogueRecord.key(dataset));
            return;
        }
        Institution publisher =
                institutions
                        .find(dataset.institution())
                        .orElseGet(() ->
                                new Institution(
                                        dataset.institution(), dataset.institution().value()));
        published.replace(
                CatalogueRecord.key(dataset),
                CatalogueRecord.of(publisher, current.get(), base),
                CatalogueRecord.MEDIA_TYPE);
    }

    /// Takes away what readers may no longer find.
    private void remove(DatasetId dataset, DatasetChange change) throws IOException {
        switch (change.getKind()) {
            case WITHDRAWN -> removeWithdrawn(dataset);
            case HELD -> removeLeftovers(dataset, change.getRelease());
            case CREATED, UPDATED, SUPERSEDED, ROLLED_BACK, DELETED, UNKNOWN -> {
                // Nothing was taken back.
            }
        }
    }

    private void removeWithdrawn(DatasetId dataset) throws IOException {
        try (Workspace work = Workspace.open(workRoot)) {
            for (Release release : ledger.releases(dataset)) {
                if (release.standing() == Standing.WITHDRAWN) {
                    objects.withdraw(release, work.tables());
                }
            }
        }
    }

    /// A run that was to be published when it stored its files, and was held in the end.
    private void removeLeftovers(DatasetId dataset, long number) throws IOException {
        Optional<Release> held = ledger.release(dataset, number);
        if (held.isPresent()) {
            ReleaseContent content = held.get().content();
            objects.delete(Releaser.plainPrefix(content), content.files());
        }
    }
}
