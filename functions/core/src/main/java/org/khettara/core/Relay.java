package org.khettara.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.notice.ChangeEvent;
import org.khettara.core.port.CatalogueRenderer;
import org.khettara.core.port.EventBus;
import org.khettara.core.port.Institutions;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.Outbox;
import org.khettara.core.upload.DatasetId;
import org.khettara.schemas.DatasetChange;

/// The second half of the line, after the commit: catalogue -> notify. Every step can be done again
/// with the same effect, so a change is told at least once, always with the same id.
public final class Relay {
    private static final int BATCH = 100;

    private final CatalogueEntries entries;
    private final CatalogueRenderer renderer;
    private final Outbox outbox;
    private final ObjectStore published;
    private final EventBus bus;
    private final InstantSource clock;
    private final String base;

    /// @param base URI under which the published store is reachable, ending with `/`
    public Relay(Ports ports, InstantSource clock, String base) {
        this.entries = new CatalogueEntries(ports.ledger(), ports.institutions());
        this.renderer = ports.renderer();
        this.outbox = ports.outbox();
        this.published = ports.published();
        this.bus = ports.bus();
        this.clock = clock;
        this.base = base;
    }

    public record Ports(
            Ledger ledger,
            Outbox outbox,
            Institutions institutions,
            CatalogueRenderer renderer,
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

    private void catalogue(DatasetId dataset) throws IOException {
        var entry = entries.of(dataset);
        if (entry.isPresent()) {
            catalogue(entry.get());
        }
    }

    private void catalogue(CatalogueEntry entry) throws IOException {
        for (CatalogueRenderer.Document document : renderer.documents(entry)) {
            published.replace(
                    document.key(),
                    document.content().getBytes(StandardCharsets.UTF_8),
                    document.mediaType());
        }
    }
}
