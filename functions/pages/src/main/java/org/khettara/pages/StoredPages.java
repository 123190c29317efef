package org.khettara.pages;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Link;
import org.khettara.core.port.ReceiptPages;
import org.khettara.core.receipt.Receipt;

/// The receipt's page in each language, as it is kept where no server makes it: `receipt.fr.html`
/// and so on.
///
/// @param base URI under which readers reach the published store, ending with `/`
public record StoredPages(String base) implements ReceiptPages {
    @Override
    public List<Page> of(Receipt receipt, @Nullable String files) {
        ServedFiles served = files == null ? null : ServedFiles.asStored(Link.to(base, files));
        return Arrays.stream(Language.values())
                .map(language ->
                        new Page(
                                "receipt.%s.html".formatted(language.tag()),
                                ReceiptPage.html(receipt, language, served)))
                .toList();
    }
}
