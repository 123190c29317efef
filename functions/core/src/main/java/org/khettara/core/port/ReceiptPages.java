package org.khettara.core.port;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.receipt.Receipt;

/// The pages of a receipt that are kept beside it, where nothing makes them when they are asked
/// for. They are a function of their arguments alone. Safe for use by many threads.
@FunctionalInterface
public interface ReceiptPages {
    /// Where a server or a command makes the page that is asked for.
    ReceiptPages NONE = (_, _) -> List.of();

    String MEDIA_TYPE = "text/html; charset=utf-8";

    /// @param files prefix, in the published store, of the files that readers are served of the
    ///   receipt's release, ending with `/`; null when there are none to be linked
    List<Page> of(Receipt receipt, @Nullable String files);

    /// @param name in the folder of the receipt
    /// @param html a whole document
    record Page(String name, String html) {}
}
