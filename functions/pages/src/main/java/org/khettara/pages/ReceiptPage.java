package org.khettara.pages;

import gg.jte.output.StringOutput;
import org.jspecify.annotations.Nullable;
import org.khettara.core.receipt.Receipt;

/// The receipt as a page of its own, which needs no network and no script, and as the text of an
/// e-mail.
public final class ReceiptPage {
    private ReceiptPage() {}

    /// @param files of the release; null when there is nothing to be fetched
    public static String html(Receipt receipt, Language language, @Nullable ServedFiles files) {
        var out = new StringOutput();
        Templates.PAGES.render(
                "receipt.jte", new ReceiptView(receipt, new Speech(language), files), out);
        return out.toString();
    }

    /// @param files as for [#html]
    public static String text(Receipt receipt, Language language, @Nullable ServedFiles files) {
        return ReceiptText.of(new ReceiptView(receipt, new Speech(language), files));
    }
}
