package org.khettara.core.feed;

import org.khettara.core.catalogue.FileTitle;
import org.khettara.core.report.Text;
import org.khettara.schemas.ChangeKind;
import org.khettara.schemas.DatasetChange;

/// A change in the words of its readers.
final class ChangeWords {
    private static final Text SAME_DATA =
            new Text(
                    "Les données n'ont pas changé.",
                    "لم تتغير البيانات.",
                    "The data have not changed.");

    private ChangeWords() {}

    /// One line: which dataset, and what became of it.
    static Text headline(DatasetChange change) {
        String title = FileTitle.of(change.getSourceName());
        long release = change.getRelease();
        return switch (change.getKind()) {
            case CREATED ->
                    new Text(
                            "Nouveau jeu de données : %s".formatted(title),
                            "مجموعة بيانات جديدة: %s".formatted(title),
                            "New dataset: %s".formatted(title));
            case UPDATED ->
                    new Text(
                            "%s : version %d publiée".formatted(title, release),
                            "%s: نُشر الإصدار %d".formatted(title, release),
                            "%s: release %d published".formatted(title, release));
            case SUPERSEDED ->
                    new Text(
                            "%s : version %d conservée, une plus récente est déjà servie"
                                    .formatted(title, release),
                            "%s: حُفظ الإصدار %d، والمعروض إصدار أحدث منه"
                                    .formatted(title, release),
                            "%s: release %d kept; a later one is served already"
                                    .formatted(title, release));
            case ROLLED_BACK ->
                    new Text(
                            "%s : la version %d est de nouveau servie".formatted(title, release),
                            "%s: عاد الإصدار %d إلى العرض".formatted(title, release),
                            "%s: release %d is served again".formatted(title, release));
            case DESCRIBED ->
                    new Text(
                            "%s : description mise à jour".formatted(title),
                            "%s: حُيّن الوصف".formatted(title),
                            "%s: description updated".formatted(title));
            case WITHDRAWN ->
                    change.getPrefix().isEmpty()
                            ? gone(change)
                            : new Text(
                                    "%s : version %d retirée".formatted(title, release),
                                    "%s: سُحب الإصدار %d".formatted(title, release),
                                    "%s: release %d withdrawn".formatted(title, release));
            case DELETED -> gone(change);
            case HELD, UNKNOWN ->
                    new Text(
                            "%s : changement d'un genre inconnu".formatted(title),
                            "%s: تغيير من نوع غير معروف".formatted(title),
                            "%s: a change of an unknown kind".formatted(title));
        };
    }

    private static Text gone(DatasetChange change) {
        String dataset = change.getDataset();
        return new Text(
                "%s : jeu de données retiré".formatted(dataset),
                "%s: سُحبت مجموعة البيانات".formatted(dataset),
                "%s: dataset withdrawn".formatted(dataset));
    }

    /// What the change means for who uses the data.
    static Text summary(DatasetChange change) {
        Text meaning = change.getKind() == ChangeKind.DESCRIBED ? SAME_DATA : meaning(change);
        return new Text(
                "%d lignes ; qualité %d sur 100. %s"
                        .formatted(change.getRows(), change.getScore(), meaning.fr()),
                "عدد الأسطر: %d؛ الجودة: %d من 100. %s"
                        .formatted(change.getRows(), change.getScore(), meaning.ar()),
                "%d rows; quality %d of 100. %s"
                        .formatted(change.getRows(), change.getScore(), meaning.en()));
    }

    private static Text meaning(DatasetChange change) {
        return switch (change.getCompatibility()) {
            case FIRST -> new Text("Première version.", "الإصدار الأول.", "First release.");
            case SAME ->
                    new Text(
                            "Même structure que la version précédente.",
                            "البنية نفسها كما في الإصدار السابق.",
                            "Same structure as the release before.");
            case COSMETIC ->
                    new Text(
                            "Mêmes données que la version précédente, présentées autrement.",
                            "البيانات نفسها كما في الإصدار السابق، بعرض مختلف.",
                            "The same data as the release before, laid out differently.");
            case COMPATIBLE ->
                    new Text(
                            "Structure compatible avec la version précédente.",
                            "بنية متوافقة مع الإصدار السابق.",
                            "Structure compatible with the release before.");
            case BREAKING ->
                    new Text(
                            "Change la structure : les usagers de la version précédente doivent s'adapter.",
                            "تتغير البنية: على مستعملي الإصدار السابق أن يتكيفوا معها.",
                            "Changes the structure: users of the release before must adapt.");
            case UNKNOWN -> new Text("", "", "");
        };
    }
}
