package org.khettara.core.describe;

import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Severity;
import org.khettara.core.report.Report.Where;
import org.khettara.core.report.Text;

/// What there is to be said of a description.
public final class Findings {
    private static final Text LICENCES =
            new Text(
                    "Donnez un code (ODC_BL, CC_BY_4_0, CC0…) ou l'adresse d'une licence connue.",
                    "أعطوا رمزا (ODC_BL أو CC_BY_4_0 أو CC0…) أو عنوان رخصة معروفة.",
                    "Give a code (ODC_BL, CC_BY_4_0, CC0, ...) or the address of a known licence.");

    private Findings() {}

    static Finding unknownLicence(String licence) {
        return new Finding(
                "LICENCE_UNKNOWN",
                Severity.WARNING,
                Where.WHOLE_TABLE,
                licence,
                new Text(
                        "La licence « %s » n'est pas connue ; elle est gardée telle quelle."
                                .formatted(licence),
                        "الرخصة «%s» غير معروفة؛ احتُفظ بها كما هي.".formatted(licence),
                        "The licence '%s' is not known; it is kept as it is.".formatted(licence)),
                LICENCES);
    }

    /// Nobody says under which licence the data is.
    public static Finding noLicence() {
        return new Finding(
                "LICENCE_MISSING",
                Severity.WARNING,
                Where.WHOLE_TABLE,
                null,
                new Text(
                        "Aucune licence n'est indiquée : personne ne sait s'il peut réutiliser ces données.",
                        "لم تُذكر أي رخصة: لا أحد يعرف هل يمكنه إعادة استعمال هذه البيانات.",
                        "No licence is given: nobody knows whether they may reuse this data."),
                LICENCES);
    }

    static Finding unknownCode(String field, String value) {
        return new Finding(
                "METADATA_CODE_UNKNOWN",
                Severity.WARNING,
                Where.WHOLE_TABLE,
                value,
                new Text(
                        "« %s » n'est pas un code connu pour « %s » ; il n'est pas repris."
                                .formatted(value, field),
                        "«%s» ليس رمزا معروفا للحقل «%s»؛ لم يُؤخذ به.".formatted(value, field),
                        "'%s' is not a known code for '%s'; it is left out."
                                .formatted(value, field)),
                new Text(
                        "Prenez un code de la liste de l'Union européenne pour ce champ.",
                        "استعملوا رمزا من قائمة الاتحاد الأوروبي لهذا الحقل.",
                        "Take a code of the European Union's list for this field."));
    }

    static Finding unknownField(String field) {
        return new Finding(
                "METADATA_FIELD_UNKNOWN",
                Severity.INFO,
                Where.WHOLE_TABLE,
                field,
                new Text(
                        "Le champ « %s » n'est pas connu ; il n'est pas repris.".formatted(field),
                        "الحقل «%s» غير معروف؛ لم يُؤخذ به.".formatted(field),
                        "The field '%s' is not known; it is left out.".formatted(field)),
                new Text(
                        "Vérifiez son orthographe dans le modèle metadata.json.",
                        "تحققوا من كتابته في نموذج metadata.json.",
                        "Check its spelling in the model of metadata.json."));
    }

    static Finding unreadablePattern(String field, String pattern) {
        return new Finding(
                "METADATA_PATTERN_UNKNOWN",
                Severity.WARNING,
                Where.WHOLE_TABLE,
                pattern,
                new Text(
                        "L'expression « %s » du champ « %s » n'a pas pu être lue ; elle n'est pas reprise."
                                .formatted(pattern, field),
                        "تعذرت قراءة التعبير «%s» في الحقل «%s»؛ لم يُؤخذ به."
                                .formatted(pattern, field),
                        "The expression '%s' of the field '%s' cannot be read; it is left out."
                                .formatted(pattern, field)),
                new Text(
                        "Écrivez une expression régulière sans renvoi (\\1) ni condition (?=…).",
                        "اكتبوا تعبيرا نمطيا دون إحالة (\\1) ودون شرط (?=…).",
                        "Write a regular expression without back-reference (\\1) or condition (?=...)."));
    }

    static Finding schemaElsewhere(String address) {
        return new Finding(
                "METADATA_SCHEMA_ELSEWHERE",
                Severity.INFO,
                Where.WHOLE_TABLE,
                address,
                new Text(
                        "Le schéma « %s » est ailleurs ; il n'est pas repris.".formatted(address),
                        "المخطط «%s» يوجد في مكان آخر؛ لم يُؤخذ به.".formatted(address),
                        "The schema '%s' lies elsewhere; it is left out.".formatted(address)),
                new Text(
                        "Écrivez-le dans le document lui-même : {\"fields\": [ … ]}.",
                        "اكتبوه في الوثيقة نفسها: ‎{\"fields\": [ … ]}‎.",
                        "Write it into the document itself: {\"fields\": [ ... ]}."));
    }

    /// A title of all the datasets of an institution would be the title of none.
    public static Finding notADefault() {
        return new Finding(
                "METADATA_NOT_A_DEFAULT",
                Severity.INFO,
                Where.WHOLE_TABLE,
                null,
                new Text(
                        "Titre, description, période, série et colonnes clés valent pour un seul jeu de données ; ils ne sont pas repris ici.",
                        "العنوان والوصف والفترة والسلسلة والأعمدة المفتاحية تخص مجموعة بيانات واحدة؛ لم يُؤخذ بها هنا.",
                        "Title, description, period, series and key columns are those of one dataset; they are left out here."),
                new Text(
                        "Mettez-les dans <fichier>.metadata.json, à côté du fichier.",
                        "ضعوها في ‎<file>.metadata.json‎ بجانب الملف.",
                        "Put them into <file>.metadata.json, beside the file."));
    }
}
