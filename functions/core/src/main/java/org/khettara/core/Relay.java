package org.khettara.core;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.khettara.core.notice.ChangeEvent;
import org.khettara.core.port.EventBus;
import org.khettara.core.port.Outbox;
import org.khettara.core.upload.DatasetId;
import org.khettara.schemas.DatasetChange;

/// The second half of the line, after the commit: catalogue -> notify. Every step can be done again
/// with the same effect, so a change is told at least once, always with the same id.
public final class Relay {
    private static final int BATCH = 100;

    private final Ports ports;
    private final InstantSource clock;
    private final String base;

    /// @param base URI under which the published store is reachable, ending with `/`
    public Relay(Ports ports, InstantSource clock, String base) {
        this.ports = ports;
        this.clock = clock;
        this.base = base;
    }

    public record Ports(Outbox outbox, Catalogue catalogue, EventBus bus) {}

    /// Tells every change that is still to be told; returns how many there were.
    public int relayPending() throws IOException {
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
        ports.catalogue().render(DatasetId.parse(change.getDataset()));
        ports.bus().publish(ChangeEvent.of(change, base));
        ports.outbox().sent(change, clock.instant());
    }
}
