package org.khettara.embedded.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.port.Descriptions;
import org.khettara.core.port.DescriptionsContract;
import org.khettara.core.port.EventBus;
import org.khettara.core.port.EventBusContract;
import org.khettara.core.port.Institutions;
import org.khettara.core.port.InstitutionsContract;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.LedgerContracts;
import org.khettara.core.port.Outbox;

/// The adapters over SQLite pass the contracts of their ports.
final class SqliteAdaptersTest extends LedgerContracts {
    @TempDir Path folder;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Map<Ledger, Database> books = new IdentityHashMap<>();

    @AfterEach
    void closeAll() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    private Database database() throws Exception {
        Database database = Database.open(Files.createTempDirectory(folder, "h").resolve("k.db"));
        open.push(database);
        return database;
    }

    @Override
    protected Ledger emptyLedger() throws Exception {
        Database database = database();
        Presence presence = Presence.enter(folder);
        open.push(presence);
        var ledger = new SqliteLedger(database, presence);
        books.put(ledger, database);
        return ledger;
    }

    @Override
    protected Outbox outboxOf(Ledger ledger) {
        return new SqliteOutbox(Objects.requireNonNull(books.get(ledger)));
    }

    @Nested
    final class InstitutionsTest extends InstitutionsContract {
        @Override
        protected Institutions none() throws Exception {
            return new SqliteInstitutions(database());
        }
    }

    @Nested
    final class DescriptionsTest extends DescriptionsContract {
        @Override
        protected Descriptions none() throws Exception {
            return new SqliteDescriptions(database());
        }
    }

    @Nested
    final class EventFeedTest extends EventBusContract {
        @Override
        protected EventBus freshBus() throws Exception {
            return new SqliteEventFeed(database());
        }

        @Override
        protected List<String> heard(EventBus bus, int expected) throws Exception {
            return ((SqliteEventFeed) bus)
                    .after(0, 100).stream().map(SqliteEventFeed.Entry::json).toList();
        }
    }
}
