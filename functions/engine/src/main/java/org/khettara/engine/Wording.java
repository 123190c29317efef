package org.khettara.engine;

import org.khettara.core.report.Text;

/// The words of changes, findings and refusals: `<key>` is the message, `<key>.fix` what to do.
final class Wording {
    static final org.khettara.core.report.Wording SENTENCES =
            org.khettara.core.report.Wording.of(Wording.class, "wording");

    private Wording() {}

    static Text message(String key, Object... values) {
        return SENTENCES.text(key, values);
    }

    static Text fix(String key, Object... values) {
        return message(key + ".fix", values);
    }
}
