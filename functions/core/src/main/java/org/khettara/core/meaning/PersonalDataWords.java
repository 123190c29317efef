package org.khettara.core.meaning;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.khettara.core.report.PersonalData;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Severity;
import org.khettara.core.report.Text;

/// What the publisher is told of personal data: where it is, how much, a masked sample, and what to
/// do.
public final class PersonalDataWords {
    private static final int MOST_TOLD = 12;

    private static final Text REMOVE =
            new Text(
                    "Supprimez ces données, ou remplacez-les par un code qui ne mène pas à la personne, puis déposez le fichier de nouveau. Si un texte prévoit leur publication, demandez à l'équipe du portail de l'autoriser pour ce jeu de données (loi 09-08).",
                    "احذفوا هذه المعطيات أو عوّضوها برمز لا يدل على الشخص، ثم أودعوا الملف من جديد. وإذا كان نشرها مقررا بنص، فاطلبوا من فريق البوابة الترخيص به لمجموعة البيانات هذه (القانون 09-08).",
                    "Remove these data, or put a code in their place that does not lead to the person, then drop the file again. If a law has them published, ask the portal team to allow it for this dataset (law 09-08).");
    private static final Text CHECK =
            new Text(
                    "Si ces données identifient une personne, supprimez-les et déposez le fichier de nouveau ; sinon, une personne de l'équipe du portail peut publier le fichier.",
                    "إذا كانت هذه المعطيات تدل على شخص فاحذفوها وأودعوا الملف من جديد؛ وإلا فيمكن لفريق البوابة نشر الملف.",
                    "If these data tell who a person is, remove them and drop the file again; if not, somebody of the portal team can publish the file.");
    private static final Text KNOW =
            new Text(
                    "Vérifiez que ces données sont bien publiques (coordonnées d'un service, nom d'un élu).",
                    "تحققوا من أن هذه المعطيات عمومية فعلا (عنوان مصلحة أو اسم منتخب).",
                    "Check that these data are public (an office's address, the name of somebody elected).");

    private PersonalDataWords() {}

    /// Why a file is refused.
    public static Report.Reason refusal(List<PersonalData> blocked) {
        return new Report.Reason(
                ReasonCode.PERSONAL_DATA,
                new Text(
                        "Le fichier contient des données à caractère personnel et n'est pas publié. "
                                + joined(blocked, Text::fr, " "),
                        "يتضمن الملف معطيات ذات طابع شخصي ولم يُنشر. "
                                + joined(blocked, Text::ar, " "),
                        "The file holds personal data and is not published. "
                                + joined(blocked, Text::en, " ")),
                REMOVE,
                null);
    }

    private static String joined(
            List<PersonalData> found, Function<Text, String> in, String between) {
        String told =
                found.stream()
                        .limit(MOST_TOLD)
                        .map(each -> in.apply(sentence(each)))
                        .collect(Collectors.joining(between));
        return found.size() > MOST_TOLD ? told + " …" : told;
    }

    static Finding finding(PersonalData found) {
        Severity severity =
                switch (found.guard()) {
                    case BLOCK -> Severity.ERROR;
                    case HOLD -> Severity.WARNING;
                    case NOTE -> Severity.INFO;
                };
        Text fix =
                switch (found.guard()) {
                    case BLOCK -> REMOVE;
                    case HOLD -> CHECK;
                    case NOTE -> KNOW;
                };
        Report.Where where =
                new Report.Where(
                        found.rows().isEmpty() ? null : found.rows().getFirst(),
                        found.column() == null || found.column().isEmpty() ? null : found.column(),
                        null);
        return new Finding("PERSONAL_DATA", severity, where, found.sample(), sentence(found), fix);
    }

    private static Text sentence(PersonalData found) {
        Text what = found.type().words();
        Text where = where(found);
        String rows = rows(found);
        boolean cells = found.place() == PersonalData.Place.CELLS;
        // A formatted number would have the figures of this machine's language.
        String count = Long.toString(found.cells());
        return new Text(
                "%s : %s%s%s."
                        .formatted(
                                where.fr(),
                                what.fr(),
                                cells ? ", %s cellule(s)".formatted(count) : "",
                                detail(found, rows.isEmpty() ? "" : "lignes " + rows, " ; ex. ")),
                "%s: %s%s%s."
                        .formatted(
                                where.ar(),
                                what.ar(),
                                cells ? "، عدد الخلايا: %s".formatted(count) : "",
                                detail(
                                        found,
                                        rows.isEmpty() ? "" : "الأسطر " + rows.replace(", ", "، "),
                                        "؛ مثال: ")),
                "%s: %s%s%s."
                        .formatted(
                                where.en(),
                                what.en(),
                                cells ? ", %s cell(s)".formatted(count) : "",
                                detail(found, rows.isEmpty() ? "" : "rows " + rows, "; e.g. ")));
    }

    private static String rows(PersonalData found) {
        String rows =
                found.rows().stream()
                        .map(row -> Long.toString(row))
                        .collect(Collectors.joining(", "));
        return found.cells() > found.rows().size() && !rows.isEmpty() ? rows + "…" : rows;
    }

    /// @param example what stands between rows and sample
    private static String detail(PersonalData found, String rows, String example) {
        String sample = found.sample() == null ? "" : example + found.sample();
        String both = rows.isEmpty() ? sample.replaceFirst("^[\\s;؛]+", "") : rows + sample;
        return both.isEmpty() ? "" : " (" + both + ")";
    }

    private static Text where(PersonalData found) {
        return switch (found.place()) {
            case CELLS -> column(found.column());
            case HEADER -> new Text("En-tête d'une colonne", "عنوان عمود", "Header of a column");
            case NOTE ->
                    new Text("Texte hors du tableau", "نص خارج الجدول", "Text beside the table");
            case SHEET -> new Text("Nom d'une feuille", "اسم ورقة", "Name of a sheet");
            case FILE_NAME -> new Text("Nom du fichier", "اسم الملف", "Name of the file");
        };
    }

    private static Text column(@org.jspecify.annotations.Nullable String name) {
        return name == null || name.isEmpty()
                ? new Text("Cellules en trop", "خلايا زائدة", "Surplus cells")
                : new Text(
                        "Colonne « %s »".formatted(name),
                        "العمود «%s»".formatted(name),
                        "Column '%s'".formatted(name));
    }
}
