package org.khettara.core.port;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.khettara.schemas.DatasetChange;

/// Changes that were committed and must still be told. Rows are written by [Ledger#settle],
/// [Ledger#decide] and [Ledger#announce] alone.
public interface Outbox {
    /// Changes not yet told, oldest first.
    List<DatasetChange> pending(int limit) throws IOException;

    /// Marks a change as told. Doing so twice is harmless.
    void sent(DatasetChange change, Instant at) throws IOException;
}
