package org.khettara.core.port;

import org.junit.jupiter.api.Nested;
import org.khettara.core.upload.ObjectVersion;

class MemoryAdaptersTest extends LedgerContracts {
    @Override
    protected Ledger emptyLedger() {
        return new MemoryLedger();
    }

    @Override
    protected Outbox outboxOf(Ledger ledger) {
        return (MemoryLedger) ledger;
    }

    @Nested
    class Objects extends ObjectStoreContract {
        @Override
        protected ObjectStore emptyStore() {
            return new MemoryObjectStore();
        }

        @Override
        protected ObjectVersion drop(ObjectStore store, String key, byte[] content) {
            return ((MemoryObjectStore) store).drop(key, content);
        }
    }

    @Nested
    class Said extends DescriptionsContract {
        @Override
        protected Descriptions none() {
            return new MemoryDescriptions();
        }
    }

    @Nested
    class Register extends InstitutionsContract {
        @Override
        protected Institutions none() {
            return new MemoryLedger();
        }
    }
}
