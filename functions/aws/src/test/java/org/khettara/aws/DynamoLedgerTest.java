package org.khettara.aws;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.khettara.core.port.AuditContract;
import org.khettara.core.port.DecisionsContract;
import org.khettara.core.port.HoldsContract;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.LedgerContract;
import org.khettara.core.port.Outbox;
import org.khettara.core.port.Uploads;

@ExtendWith(Moto.class)
class DynamoLedgerTest {
    private DynamoTables tables = new DynamoTables("", "", "", "");

    private Ledger ledger() {
        tables = Emulated.tables();
        return new DynamoLedger(Emulated.DYNAMO, tables);
    }

    private Outbox outbox() {
        return new DynamoOutbox(
                Emulated.DYNAMO,
                tables.outbox(),
                Duration.ZERO,
                InstantSource.fixed(Uploads.NOON.plus(Duration.ofDays(1))));
    }

    @Nested
    class Settlements extends LedgerContract {
        @Override
        protected Ledger emptyLedger() {
            return ledger();
        }

        @Override
        protected Outbox outboxOf(Ledger of) {
            return outbox();
        }
    }

    @Nested
    class Holds extends HoldsContract {
        @Override
        protected Ledger emptyLedger() {
            return ledger();
        }

        @Override
        protected Outbox outboxOf(Ledger of) {
            return outbox();
        }
    }

    @Nested
    class Decisions extends DecisionsContract {
        @Override
        protected Ledger emptyLedger() {
            return ledger();
        }

        @Override
        protected Outbox outboxOf(Ledger of) {
            return outbox();
        }
    }

    @Nested
    class Books extends AuditContract {
        @Override
        protected Ledger emptyLedger() {
            return ledger();
        }

        @Override
        protected Outbox outboxOf(Ledger of) {
            return outbox();
        }
    }
}
