package org.khettara.core.receipt;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khettara.core.release.HoldReason;
import org.khettara.core.release.Release;
import org.khettara.core.release.Ruling;
import org.khettara.core.report.Text;

/// The sentences about files that wait for a person, or that a person has decided on.
final class Holds {
    private Holds() {}

    static Text held(long number, @Nullable Release release) {
        List<Text> reasons = reasons(release);
        return new Text(
                "Votre fichier attend une décision avant d'être publié (version %d) : %s. Ce qui est en ligne ne change pas d'ici là."
                        .formatted(number, joined(reasons, Text::fr, " ; ")),
                "ملفكم ينتظر قرارا قبل نشره (الإصدار %d): %s. لا يتغير ما هو منشور إلى ذلك الحين."
                        .formatted(number, joined(reasons, Text::ar, "؛ ")),
                "Your file waits for a decision before it is published (release %d): %s. What is online stays until then."
                        .formatted(number, joined(reasons, Text::en, "; ")));
    }

    static Text declined(long number, @Nullable Release release) {
        String why = why(release);
        return new Text(
                "La publication de la version %d a été refusée. Motif : %s".formatted(number, why),
                "رُفض نشر الإصدار %d. السبب: %s".formatted(number, why),
                "Release %d was not allowed to be published. Reason: %s".formatted(number, why));
    }

    static Text withdrawn(long number, @Nullable Release release) {
        String why = why(release);
        return new Text(
                "La version %d a été retirée ; ses fichiers ne sont plus en ligne. Motif : %s"
                        .formatted(number, why),
                "سُحب الإصدار %d، ولم تعد ملفاته منشورة. السبب: %s".formatted(number, why),
                "Release %d was withdrawn; its files are no longer online. Reason: %s"
                        .formatted(number, why));
    }

    private static List<Text> reasons(@Nullable Release release) {
        var holding = release == null ? null : release.content().holding();
        return holding == null
                ? List.of(reason(HoldReason.ALWAYS))
                : holding.reasons().stream().map(Holds::reason).toList();
    }

    private static Text reason(HoldReason reason) {
        return switch (reason) {
            case BREAKING ->
                    new Text(
                            "des colonnes ou des tableaux de la version en ligne manquent ou ont changé de type",
                            "أعمدة أو جداول من الإصدار المنشور ناقصة أو تغير نوعها",
                            "columns or tables of the release that is online are missing or have another type");
            case PERSONAL_DATA ->
                    new Text(
                            "il semble contenir des données à caractère personnel",
                            "يبدو أنه يتضمن معطيات ذات طابع شخصي",
                            "it seems to hold personal data");
            case ALWAYS ->
                    new Text(
                            "chaque version de ce jeu de données est relue",
                            "كل إصدار من مجموعة البيانات هذه يخضع للمراجعة",
                            "every release of this dataset is looked at");
        };
    }

    private static String joined(List<Text> texts, Function<Text, String> in, String between) {
        return texts.stream().map(in).collect(Collectors.joining(between));
    }

    private static String why(@Nullable Release release) {
        Ruling ruling = release == null ? null : release.ruling();
        return Objects.requireNonNull(ruling, "a release that was decided on").why();
    }
}
