package org.khettara.aws;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.LedgerContracts;
import org.khettara.core.port.Outbox;
import org.khettara.core.port.Uploads;

@ExtendWith(Moto.class)
class DynamoLedgerTest extends LedgerContracts {
    private DynamoTables tables = new DynamoTables("", "", "", "");

    @Override
    protected Ledger emptyLedger() {
        tables = Emulated.tables();
        return new DynamoLedger(Emulated.DYNAMO, tables);
    }

    @Override
    protected Outbox outboxOf(Ledger of) {
        return new DynamoOutbox(
                Emulated.DYNAMO,
                tables.outbox(),
                Duration.ZERO,
                InstantSource.fixed(Uploads.NOON.plus(Duration.ofDays(1))));
    }
}
