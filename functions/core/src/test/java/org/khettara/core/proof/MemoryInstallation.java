package org.khettara.core.proof;

import org.khettara.core.port.Descriptions;
import org.khettara.core.port.EventBus;
import org.khettara.core.port.Institutions;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.MemoryDescriptions;
import org.khettara.core.port.MemoryLedger;
import org.khettara.core.port.MemoryObjectStore;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.Outbox;
import org.khettara.core.upload.ObjectVersion;

/// An installation in memory.
class MemoryInstallation implements Installation {
    private final MemoryObjectStore uploads = new MemoryObjectStore();
    private final MemoryObjectStore raw = new MemoryObjectStore();
    private final MemoryObjectStore published = new MemoryObjectStore();
    private final MemoryLedger ledger = new MemoryLedger();
    private final MemoryDescriptions descriptions = new MemoryDescriptions();

    @Override
    public ObjectStore uploads() {
        return uploads;
    }

    @Override
    public ObjectStore raw() {
        return raw;
    }

    @Override
    public ObjectStore published() {
        return published;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Outbox outbox() {
        return ledger;
    }

    @Override
    public Institutions institutions() {
        return ledger;
    }

    @Override
    public Descriptions descriptions() {
        return descriptions;
    }

    @Override
    public EventBus bus() {
        return _ -> {};
    }

    @Override
    public ObjectVersion drop(String key, byte[] content) {
        return uploads.drop(key, content);
    }
}
