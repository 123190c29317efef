package org.khettara.aws;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.khettara.core.port.Descriptions;
import org.khettara.core.port.EventBus;
import org.khettara.core.port.Institutions;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.MemoryObjectStore;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.Outbox;
import org.khettara.core.port.Uploads;
import org.khettara.core.proof.Installation;
import org.khettara.core.upload.ObjectVersion;

/// The books in DynamoDB tables of their own, the objects in memory.
final class DynamoInstallation implements Installation {
    private final DynamoTables tables = Emulated.tables();
    private final Institutions institutions =
            new DynamoInstitutions(Emulated.DYNAMO, Emulated.table("institutions", null, null));
    private final Descriptions descriptions =
            new DynamoDescriptions(
                    Emulated.DYNAMO, Emulated.table("descriptions", "sk", null), tables.audit());
    private final MemoryObjectStore uploads = new MemoryObjectStore();
    private final MemoryObjectStore raw = new MemoryObjectStore();
    private final MemoryObjectStore published = new MemoryObjectStore();

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
        return new DynamoLedger(Emulated.DYNAMO, tables);
    }

    /// Every untold change is pending at once, whatever time it is in the world of the proof.
    @Override
    public Outbox outbox() {
        return new DynamoOutbox(
                Emulated.DYNAMO,
                tables.outbox(),
                Duration.ZERO,
                InstantSource.fixed(Uploads.NOON.plus(Duration.ofDays(1))));
    }

    @Override
    public Institutions institutions() {
        return institutions;
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

    @Override
    public List<String> brokenPromises(Booked booked) {
        long ended =
                Emulated.DYNAMO.scan(r -> r.tableName(tables.claims())).items().stream()
                        .filter(row -> !Items.text(row, "state").equals(ClaimRow.CLAIMED))
                        .count();
        int noted = Emulated.DYNAMO.scan(r -> r.tableName(tables.audit())).count();
        return noted == ended + booked.rulings() + booked.words()
                ? List.of()
                : List.of(
                        "I8: the audit has %d rows, of %d ends and %s"
                                .formatted(noted, ended, booked));
    }
}
