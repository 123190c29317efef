package org.khettara.core.meaning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.SemanticType;
import org.khettara.core.search.Words;

/// Names of schools and of health facilities: the word for the kind, then a name. `Lycée` and
/// `Collège public` are kinds, not names.
final class Establishments {
    private static final int LONGEST = 120;
    private static final Context SCHOOLS =
            Context.of(
                    "école|ecole|lycée|collège|groupe scolaire|gs|secteur scolaire|maternelle|school|مدرسة|مدارس|مجموعة مدارس|مجموعة مدرسية|وحدة مدرسية|ثانوية|إعدادية");
    private static final Context FACILITIES =
            Context.of(
                    "hôpital|hôpitaux|centre hospitalier|chu|chr|chp|centre de santé|centre santé|csu|csr|csc|csca|dispensaire|polyclinique|clinique|maternité|maison d accouchement|centre de dialyse|hospital|health center|health centre|مستشفى|مركز صحي|مركز استشفائي|مستوصف|مصحة|دار الولادة|مركز تصفية الدم");

    /// What tells kinds apart, not one of a kind.
    private static final Context GENERIC =
            Context.of(
                    "urbain|urbaine|rural|rurale|primaire|maternelle|élémentaire|secondaire|qualifiant|collégial|collégiale|technique|communal|communale|public|publique|privé|privée|provincial|provinciale|préfectoral|régional|régionale|local|locale|universitaire|général|spécialisé|mère|satellite|niveau|1|2|3|i|ii|iii|a|b|avec|sans|de|du|d|la|le|l|et|ou|module|accouchement|base|type|scolaire|santé|école|lycée|collège|hôpital|primary|secondary|high|public|private|ابتدائية|تأهيلية|إعدادية|ثانوية|عمومية|عمومي|خصوصية|خصوصي|خاصة|حضري|قروي|محلي|إقليمي|جهوي|جامعي|مستوى|جماعاتية|جماعية|عام|عامة|و");

    private static final Context NAMES =
            Context.of(
                    "nom|name|désignation|libellé|intitulé|dénomination|structure|formation sanitaire|essp|اسم|تسمية");

    private Establishments() {}

    /// Whether a title may stand over names of establishments.
    static boolean mayBeUnder(Header header) {
        return !header.remarks() && (header.institution() || NAMES.isIn(header.stems()));
    }

    /// What a text names; null for neither a school nor a health facility.
    static @Nullable SemanticType of(String plain) {
        if (plain.length() > LONGEST) {
            return null;
        }
        List<String> stems = Words.light(plain);
        int school = SCHOOLS.leading(stems);
        int facility = FACILITIES.leading(stems);
        List<String> name = stems.subList(Math.max(school, facility), stems.size());
        boolean named = name.stream().anyMatch(word -> !GENERIC.isIn(List.of(word)));
        if (!named || school == facility) {
            return null;
        }
        return school > facility ? SemanticType.SCHOOL : SemanticType.HEALTH_FACILITY;
    }
}
