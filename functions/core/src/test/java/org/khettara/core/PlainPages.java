package org.khettara.core;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.port.ReceiptPages;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Settlement;

/// One page, which can be read again.
public final class PlainPages implements ReceiptPages {
    private static final String NAME = "receipt.html";

    /// What the page says.
    public record Told(Receipt receipt, @Nullable String files) {}

    /// Key of the page in the raw store.
    public static String key(Settlement settlement) {
        return Receipt.folder(settlement) + NAME;
    }

    @Override
    public List<Page> of(Receipt receipt, @Nullable String files) {
        return List.of(new Page(NAME, Json.line(new Told(receipt, files))));
    }
}
