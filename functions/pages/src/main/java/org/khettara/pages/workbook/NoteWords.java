package org.khettara.pages.workbook;

import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Text;
import org.khettara.core.report.Wording;
import org.khettara.pages.Language;

/// The words of notes, in one language.
record NoteWords(Language language) {
    private static final Wording WORDING = Wording.of(NoteWords.class, "notes");

    static Wording.Keys keys() {
        return WORDING.keys();
    }

    /// A sentence in all languages.
    static Text all(String key, Object... values) {
        return WORDING.text(key, values);
    }

    String t(String key, Object... values) {
        return language.of(all(key, values));
    }

    /// A value of the right form, made up.
    String example(ColumnType type) {
        return t("example", all("example." + type));
    }
}
