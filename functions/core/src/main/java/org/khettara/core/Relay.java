package org.khettara.core;

import java.io.IOException;
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
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.schemas.DatasetChange;

/// The second half of the line, after the commit: catalogue -> notify. Every step can be done again
/// with the same effect, so a change is told at least once, always with the same id.
public final class Relay {
    private static final int BATCH = 100;

    private final Ledger ledger;
    private final Outbox outbox;
    private final Institutions institutions;
    private final ObjectStore published;
    private final EventBus bus;
    private final InstantSource clock;
    private final String base;

    /// @param base URI under which the published store is reachable, ending with `/`
    public Relay(Ports ports, InstantSource clock, String base) {
        this.ledger = ports.ledger();
        this.outbox = ports.outbox();
        this.institutions = ports.institutions();
        this.published = ports.published();
        this.bus = ports.bus();
        this.clock = clock;
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
        catalogue(DatasetId.parse(change.getDataset()));
        bus.publish(ChangeEvent.of(change, base));
        outbox.sent(change, clock.instant());
    }

    /// Writes the record of what is current, and again for as long as that is no longer what it
    /// was: of two relays of one dataset, the one that writes last has the last word, whichever
    /// read first.
    private void catalogue(DatasetId dataset) throws IOException {
        Optional<Release> written = Optional.empty();
        Optional<Release> current = ledger.current(dataset);
        while (current.isPresent() && !current.equals(written)) {
            published.replace(
                    CatalogueRecord.key(dataset),
                    CatalogueRecord.of(publisher(dataset), current.get(), base),
                    CatalogueRecord.MEDIA_TYPE);
            written = current;
            current = ledger.current(dataset);
        }
    }

    private Institution publisher(DatasetId dataset) throws IOException {
        InstitutionId id = dataset.institution();
        return institutions.find(id).orElseGet(() -> new Institution(id, id.value()));
    }
}
