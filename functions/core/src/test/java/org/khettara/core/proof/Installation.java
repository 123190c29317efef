package org.khettara.core.proof;

import java.io.IOException;
import java.util.List;
import org.khettara.core.port.Descriptions;
import org.khettara.core.port.EventBus;
import org.khettara.core.port.Institutions;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.Outbox;
import org.khettara.core.upload.ObjectVersion;

/// The adapters that a proof is about; all of them empty at first.
public interface Installation extends AutoCloseable {
    ObjectStore uploads();

    ObjectStore raw();

    ObjectStore published();

    /// The ledger as one attempt of a worker is given it.
    Ledger ledger() throws IOException;

    Outbox outbox() throws IOException;

    Institutions institutions();

    Descriptions descriptions();

    EventBus bus();

    /// Puts a file into the upload store, as a publisher does.
    ObjectVersion drop(String key, byte[] content) throws IOException;

    /// Promises beyond the ports that were broken, one in a sentence: the audit's, for one.
    default List<String> brokenPromises() throws IOException {
        return List.of();
    }

    @Override
    default void close() throws IOException {}
}
