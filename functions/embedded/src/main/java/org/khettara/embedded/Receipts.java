package org.khettara.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khettara.core.document.Json;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Settlement;
import org.khettara.core.upload.InputId;
import org.khettara.core.upload.Upload;
import org.khettara.embedded.store.Inbox;
import org.khettara.embedded.store.SqliteLedger;

/// The receipts of a home, as publishers read them.
record Receipts(Inbox inbox, SqliteLedger ledger, Buckets buckets) {
    /// The last upload first.
    List<Receipt> latest(int limit) throws IOException {
        var receipts = new ArrayList<Receipt>();
        for (Upload upload : inbox.ended(limit)) {
            of(upload.id()).ifPresent(receipts::add);
        }
        return receipts;
    }

    /// Empty while an upload has none.
    Optional<Receipt> of(InputId id) throws IOException {
        Optional<Settlement> settlement = ledger.settlement(id);
        if (settlement.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = buckets.raw().open(Receipt.key(settlement.get()))) {
            return Optional.of(Json.read(in, Receipt.class));
        } catch (NoSuchFileException notWrittenYet) {
            return Optional.empty();
        }
    }
}
