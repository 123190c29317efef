package org.khettara.core.proof;

import java.io.IOException;
import java.util.List;
import java.util.Set;
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

    /// What the witness of an installation saw being committed, beside the ends of uploads.
    ///
    /// @param rulings decisions that were carried out
    /// @param words descriptions that were put in the place of others
    /// @param told ids of the changes that are to be told
    record Booked(int rulings, int words, Set<String> told) {}

    /// Promises beyond the ports that were broken, one in a sentence: the audit's, for one.
    default List<String> brokenPromises(Booked booked) throws IOException {
        return List.of();
    }

    @Override
    default void close() throws IOException {}
}
