package org.khettara.core.receipt;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.khettara.core.release.Release;
import org.khettara.core.release.Settlement;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.report.Report.Reason;
import org.khettara.core.report.Text;

/// The sentences that end an upload, in the words of the publisher.
public final class Verdicts {
    private static final long MEBIBYTE = 1 << 20;

    private Verdicts() {}

    /// @param release as it is now; null when there is none
    static Text message(Settlement settlement, @Nullable Release release) {
        return switch (settlement.stateNow(release)) {
            case PUBLISHED ->
                    text(
                            "Votre fichier est publié : version %d.",
                            "نُشر ملفكم: الإصدار %d.",
                            "Your file is published: release %d.",
                            number(settlement));
            case UNCHANGED -> settlement.release() == null ? nothingDeleted() : same(settlement);
            case SUPERSEDED ->
                    settlement.release() == null
                            ? nothingDeleted()
                            : text(
                                    "Un fichier plus récent a été publié entre-temps ; celui-ci est gardé comme version %d.",
                                    "نُشر ملف أحدث في هذه الأثناء، واحتُفظ بهذا الملف بوصفه الإصدار %d.",
                                    "A newer file was published meanwhile; this one is kept as release %d.",
                                    number(settlement));
            case DESCRIBED ->
                    new Text(
                            "Votre description est prise en compte ; les fiches concernées sont mises à jour.",
                            "أُخذ بوصفكم، وحُدّثت البطاقات المعنية.",
                            "Your description is taken; the records it is about are renewed.");
            case REFUSED ->
                    new Text(
                            "Ce fichier n'a pas pu être publié ; rien de ce qui était en ligne n'a changé.",
                            "تعذّر نشر هذا الملف، ولم يتغير شيء مما هو منشور.",
                            "This file could not be published; nothing that was online has changed.");
            case FAILED ->
                    new Text(
                            "Une panne de notre côté a empêché le traitement. Votre fichier est conservé ; l'équipe du portail est prévenue.",
                            "حال عطل من جهتنا دون معالجة الملف. ملفكم محفوظ، وقد أُخبر فريق البوابة.",
                            "A failure on our side stopped the work. Your file is kept; the portal team has been told.");
            case HELD -> Holds.held(number(settlement), release);
            case DECLINED -> Holds.declined(number(settlement), release);
            case WITHDRAWN -> Holds.withdrawn(number(settlement), release);
            case DELETED ->
                    text(
                            "Vous avez supprimé ce fichier : le jeu de données n'est plus servi depuis la version %d. Les versions précédentes restent consultables par leur numéro.",
                            "حذفتم هذا الملف: لم تعد مجموعة البيانات معروضة ابتداء من الإصدار %d. تبقى الإصدارات السابقة متاحة برقمها.",
                            "You deleted this file: from release %d on the dataset is served no more. Earlier releases can still be read by their number.",
                            number(settlement));
        };
    }

    private static Text same(Settlement settlement) {
        return text(
                "Ce fichier est identique à la version %d, déjà publiée : rien n'a changé.",
                "هذا الملف مطابق للإصدار %d المنشور من قبل: لم يتغير شيء.",
                "This file is the same as release %d, already published: nothing changed.",
                number(settlement));
    }

    private static Text nothingDeleted() {
        return new Text(
                "La suppression de ce fichier ne change rien à ce qui est en ligne.",
                "حذف هذا الملف لا يغير شيئا مما هو منشور.",
                "The deletion of this file changes nothing that is online.");
    }

    private static Text text(String fr, String ar, String en, long number) {
        return new Text(fr.formatted(number), ar.formatted(number), en.formatted(number));
    }

    /// Nobody of that name may publish here.
    public static Reason unknownInstitution(String institution) {
        return new Reason(
                ReasonCode.UNKNOWN_INSTITUTION,
                new Text(
                        "« %s » n'est pas un organisme inscrit.".formatted(institution),
                        "«%s» ليست مؤسسة مسجلة.".formatted(institution),
                        "'%s' is not a registered institution.".formatted(institution)),
                new Text(
                        "Vérifiez le nom du dossier de dépôt, ou demandez votre inscription à l'équipe du portail.",
                        "تحققوا من اسم مجلد الإيداع، أو اطلبوا التسجيل من فريق البوابة.",
                        "Check the name of the upload folder, or ask the portal team to register you."),
                null);
    }

    /// The file is larger than this installation reads.
    public static Reason tooLarge(long bytes, long largest) {
        long has = Math.ceilDiv(bytes, MEBIBYTE);
        long may = largest / MEBIBYTE;
        return new Reason(
                ReasonCode.TOO_LARGE,
                new Text(
                        "Le fichier fait %d Mio ; la limite est de %d Mio.".formatted(has, may),
                        "حجم الملف %d ميبي بايت، والحد الأقصى %d ميبي بايت.".formatted(has, may),
                        "The file has %d MiB; the limit is %d MiB.".formatted(has, may)),
                new Text(
                        "Divisez le fichier (par année ou par région, par exemple), puis déposez chaque partie.",
                        "قسّموا الملف (حسب السنة أو الجهة مثلا) ثم أودعوا كل جزء.",
                        "Split the file (by year or by region, say), then drop each part."),
                null);
    }

    /// Reading the file took more memory than there is, twice.
    public static Reason resourceExhausted() {
        return new Reason(
                ReasonCode.RESOURCE_EXHAUSTED,
                new Text(
                        "La lecture de ce fichier demande plus de mémoire que permis.",
                        "قراءة هذا الملف تتطلب ذاكرة أكبر من المسموح به.",
                        "Reading this file takes more memory than is allowed."),
                new Text(
                        "Divisez le fichier, ou exportez-le en CSV, puis déposez-le de nouveau.",
                        "قسّموا الملف أو صدّروه بصيغة CSV ثم أودعوه من جديد.",
                        "Split the file, or export it as CSV, then drop it again."),
                null);
    }

    /// A description cannot be read.
    public static Reason malformedDescription(Text what, String at) {
        return new Reason(
                ReasonCode.DESCRIPTION_MALFORMED,
                what,
                new Text(
                        "Corrigez cet endroit du fichier, puis déposez-le de nouveau ; la description précédente reste en vigueur.",
                        "صححوا هذا الموضع من الملف ثم أودعوه من جديد؛ يبقى الوصف السابق ساري المفعول.",
                        "Mend this place of the file, then drop it again; the description before it stays in force."),
                at);
    }

    /// The institution asks for a licence, and there is none.
    public static Reason noLicence() {
        return new Reason(
                ReasonCode.LICENCE_MISSING,
                new Text(
                        "Votre organisme ne publie pas de données sans licence, et ce jeu de données n'en a pas.",
                        "لا تنشر مؤسستكم بيانات دون رخصة، وليست لمجموعة البيانات هذه رخصة.",
                        "Your institution publishes no data without a licence, and this dataset has none."),
                new Text(
                        "Indiquez la licence dans metadata.json, à côté du fichier, pour ce jeu de données ou pour tous ; puis déposez le fichier de nouveau.",
                        "بيّنوا الرخصة في metadata.json بجانب الملف، لهذه المجموعة أو لجميعها، ثم أودعوا الملف من جديد.",
                        "Give the licence in metadata.json, beside the file, for this dataset or for all; then drop the file again."),
                null);
    }

    private static long number(Settlement settlement) {
        return Objects.requireNonNull(settlement.release(), "a published upload has a release");
    }
}
