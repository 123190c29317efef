package org.khettara.core.receipt;

import java.util.Objects;
import org.khettara.core.release.Settlement;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.report.Report.Reason;
import org.khettara.core.report.Text;

/// The sentences that end an upload, in the words of the publisher.
public final class Verdicts {
    private static final long MEBIBYTE = 1 << 20;

    private Verdicts() {}

    static Text message(Settlement settlement) {
        return switch (settlement.state()) {
            case PUBLISHED ->
                    new Text(
                            "Votre fichier est publié : version %d.".formatted(number(settlement)),
                            "نُشر ملفكم: الإصدار %d.".formatted(number(settlement)),
                            "Your file is published: release %d.".formatted(number(settlement)));
            case UNCHANGED ->
                    new Text(
                            "Ce fichier est identique à la version %d, déjà publiée : rien n'a changé."
                                    .formatted(number(settlement)),
                            "هذا الملف مطابق للإصدار %d المنشور من قبل: لم يتغير شيء."
                                    .formatted(number(settlement)),
                            "This file is the same as release %d, already published: nothing changed."
                                    .formatted(number(settlement)));
            case SUPERSEDED ->
                    new Text(
                            "Un fichier plus récent a été publié entre-temps ; celui-ci est gardé comme version %d."
                                    .formatted(number(settlement)),
                            "نُشر ملف أحدث في هذه الأثناء، واحتُفظ بهذا الملف بوصفه الإصدار %d."
                                    .formatted(number(settlement)),
                            "A newer file was published meanwhile; this one is kept as release %d."
                                    .formatted(number(settlement)));
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
        };
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
