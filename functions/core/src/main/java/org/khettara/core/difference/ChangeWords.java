package org.khettara.core.difference;

import java.util.Objects;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Text;

/// What changed, in words for those who read or publish a dataset.
final class ChangeWords {
    static final Text COLUMNS_REORDERED =
            new Text(
                    "Les colonnes sont dans un autre ordre.",
                    "تغيّر ترتيب الأعمدة.",
                    "The columns stand in another order.");

    static final Text ROWS_REORDERED =
            new Text(
                    "Les lignes sont les mêmes, dans un autre ordre.",
                    "الأسطر هي نفسها بترتيب آخر.",
                    "The rows are the same, in another order.");

    static final Text NUMBERS_REWRITTEN =
            new Text(
                    "Les valeurs sont les mêmes ; des nombres sont écrits avec d'autres zéros finaux (1.50 pour 1.5).",
                    "القيم هي نفسها، لكن بعض الأعداد كُتبت بأصفار نهائية مختلفة (1.50 بدل 1.5).",
                    "The values are the same; some numbers are written with other trailing zeros (1.50 for 1.5).");

    private ChangeWords() {}

    static Text tableAdded(String name) {
        return new Text(
                "Le tableau « %s » est nouveau.".formatted(name),
                "الجدول «%s» جديد.".formatted(name),
                "Table '%s' is new.".formatted(name));
    }

    static Text tableRemoved(String name) {
        return new Text(
                "Le tableau « %s » n'existe plus.".formatted(name),
                "لم يعد الجدول «%s» موجودا.".formatted(name),
                "Table '%s' is gone.".formatted(name));
    }

    static Text inTable(String name, Text what) {
        return new Text(
                "Tableau « %s » : %s".formatted(name, what.fr()),
                "الجدول «%s»: %s".formatted(name, what.ar()),
                "Table '%s': %s".formatted(name, what.en()));
    }

    static Text more(int reasons) {
        return new Text(
                "Et %d autres changements.".formatted(reasons),
                "وتغييرات أخرى عددها %d.".formatted(reasons),
                "And %d more changes.".formatted(reasons));
    }

    static Text of(ColumnChange column) {
        String name = column.name();
        return switch (column.kind()) {
            case ADDED ->
                    new Text(
                            "La colonne « %s » est nouvelle.".formatted(name),
                            "العمود «%s» جديد.".formatted(name),
                            "Column '%s' is new.".formatted(name));
            case REMOVED ->
                    new Text(
                            "La colonne « %s » n'existe plus.".formatted(name),
                            "لم يعد العمود «%s» موجودا.".formatted(name),
                            "Column '%s' is gone.".formatted(name));
            case RENAMED -> renamed(name, Objects.requireNonNull(column.nameBefore()));
            case RETYPED ->
                    retyped(name, Objects.requireNonNull(column.typeBefore()), column.type());
        };
    }

    private static Text renamed(String name, String before) {
        return new Text(
                "La colonne « %s » s'appelle maintenant « %s ».".formatted(before, name),
                "العمود «%s» صار اسمه «%s».".formatted(before, name),
                "Column '%s' is now called '%s'.".formatted(before, name));
    }

    private static Text retyped(String name, ColumnType before, ColumnType now) {
        Text was = before.words();
        Text is = now.words();
        return new Text(
                "La colonne « %s » était du type %s, elle est du type %s."
                        .formatted(name, was.fr(), is.fr()),
                "تغيّر نوع العمود «%s» من «%s» إلى «%s».".formatted(name, was.ar(), is.ar()),
                "Column '%s' was %s and is %s.".formatted(name, was.en(), is.en()));
    }
}
