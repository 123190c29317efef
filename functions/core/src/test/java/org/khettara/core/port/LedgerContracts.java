package org.khettara.core.port;

import org.junit.jupiter.api.Nested;

/// All contracts that a [Ledger] must keep.
public abstract class LedgerContracts {
    /// A ledger without any rows.
    protected abstract Ledger emptyLedger() throws Exception;

    /// The outbox of that ledger.
    protected abstract Outbox outboxOf(Ledger ledger) throws Exception;

    @Nested
    class Settlements extends LedgerContract {
        @Override
        protected Ledger emptyLedger() throws Exception {
            return LedgerContracts.this.emptyLedger();
        }

        @Override
        protected Outbox outboxOf(Ledger of) throws Exception {
            return LedgerContracts.this.outboxOf(of);
        }
    }

    @Nested
    class Holds extends HoldsContract {
        @Override
        protected Ledger emptyLedger() throws Exception {
            return LedgerContracts.this.emptyLedger();
        }

        @Override
        protected Outbox outboxOf(Ledger of) throws Exception {
            return LedgerContracts.this.outboxOf(of);
        }
    }

    @Nested
    class Decisions extends DecisionsContract {
        @Override
        protected Ledger emptyLedger() throws Exception {
            return LedgerContracts.this.emptyLedger();
        }

        @Override
        protected Outbox outboxOf(Ledger of) throws Exception {
            return LedgerContracts.this.outboxOf(of);
        }
    }

    @Nested
    class Books extends AuditContract {
        @Override
        protected Ledger emptyLedger() throws Exception {
            return LedgerContracts.this.emptyLedger();
        }

        @Override
        protected Outbox outboxOf(Ledger of) throws Exception {
            return LedgerContracts.this.outboxOf(of);
        }
    }

    @Nested
    class Announcements extends AnnouncementsContract {
        @Override
        protected Ledger emptyLedger() throws Exception {
            return LedgerContracts.this.emptyLedger();
        }

        @Override
        protected Outbox outboxOf(Ledger of) throws Exception {
            return LedgerContracts.this.outboxOf(of);
        }
    }
}
