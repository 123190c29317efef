package org.khettara.core.release;

import org.khettara.core.report.Text;
import org.khettara.core.upload.DatasetId;

/// Why a decision cannot be carried out, in the words of the person who made it.
public record Refusal(Code code, Text sentence) {
    public enum Code {
        NO_SUCH_RELEASE,
        NO_SUCH_DATASET,
        NOT_HELD,
        OVERTAKEN,
        NOT_PUBLISHED,
        ALREADY_SERVED,
        ALREADY_GONE,
        NOT_PUBLIC
    }

    static Refusal noSuchRelease(DatasetId dataset, long number) {
        return of(
                Code.NO_SUCH_RELEASE,
                "%s n'a pas de version %d.".formatted(dataset, number),
                "ليس لمجموعة البيانات %s إصدار %d.".formatted(dataset, number),
                "%s has no release %d.".formatted(dataset, number));
    }

    static Refusal noSuchDataset(DatasetId dataset) {
        return of(
                Code.NO_SUCH_DATASET,
                "Il n'y a pas de jeu de données %s ici.".formatted(dataset),
                "لا توجد هنا مجموعة بيانات باسم %s.".formatted(dataset),
                "There is no dataset %s here.".formatted(dataset));
    }

    static Refusal notHeld(Release release) {
        return of(
                Code.NOT_HELD,
                "La version %d n'attend pas de décision : elle est %s."
                        .formatted(release.number(), french(release)),
                "الإصدار %d لا ينتظر قرارا: %s.".formatted(release.number(), arabic(release)),
                "Release %d does not wait for a decision: it is %s."
                        .formatted(release.number(), release.standing()));
    }

    static Refusal overtaken(Release release) {
        return of(
                Code.OVERTAKEN,
                "Un fichier plus récent a pris la place : publier la version %d ramènerait les lecteurs en arrière. Refusez-la."
                        .formatted(release.number()),
                "حل ملف أحدث محله: نشر الإصدار %d يعيد القراء إلى الوراء. ارفضوه."
                        .formatted(release.number()),
                "A newer file has taken its place: publishing release %d would take readers back. Decline it."
                        .formatted(release.number()));
    }

    static Refusal notPublished(Release release) {
        return of(
                Code.NOT_PUBLISHED,
                "La version %d ne peut pas être servie : elle est %s."
                        .formatted(release.number(), french(release)),
                "لا يمكن عرض الإصدار %d: %s.".formatted(release.number(), arabic(release)),
                "Release %d cannot be served: it is %s."
                        .formatted(release.number(), release.standing()));
    }

    static Refusal alreadyServed(Release release) {
        return of(
                Code.ALREADY_SERVED,
                "La version %d est déjà celle qui est servie.".formatted(release.number()),
                "الإصدار %d هو المعروض حاليا.".formatted(release.number()),
                "Release %d is the one that is served already.".formatted(release.number()));
    }

    static Refusal alreadyGone(Release release) {
        return of(
                Code.ALREADY_GONE,
                "La version %d est déjà retirée.".formatted(release.number()),
                "الإصدار %d مسحوب من قبل.".formatted(release.number()),
                "Release %d has been withdrawn already.".formatted(release.number()));
    }

    static Refusal notPublic(Release release) {
        return of(
                Code.NOT_PUBLIC,
                "La version %d n'a jamais été en ligne : elle est %s."
                        .formatted(release.number(), french(release)),
                "الإصدار %d لم يُعرض قط: %s.".formatted(release.number(), arabic(release)),
                "Release %d was never online: it is %s."
                        .formatted(release.number(), release.standing()));
    }

    private static String french(Release release) {
        return switch (release.standing()) {
            case PUBLISHED -> "publiée";
            case SUPERSEDED -> "dépassée";
            case HELD -> "en attente";
            case DECLINED -> "refusée";
            case WITHDRAWN -> "retirée";
            case DELETED -> "supprimée";
        };
    }

    private static String arabic(Release release) {
        return switch (release.standing()) {
            case PUBLISHED -> "هو منشور";
            case SUPERSEDED -> "تجاوزه إصدار أحدث";
            case HELD -> "هو قيد الانتظار";
            case DECLINED -> "هو مرفوض";
            case WITHDRAWN -> "هو مسحوب";
            case DELETED -> "هو محذوف";
        };
    }

    private static Refusal of(Code code, String fr, String ar, String en) {
        return new Refusal(code, new Text(fr, ar, en));
    }
}
