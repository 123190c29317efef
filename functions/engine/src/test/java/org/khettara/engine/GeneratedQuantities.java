package org.khettara.engine;

import static org.khettara.engine.GeneratedMeaning.any;
import static org.khettara.engine.GeneratedMeaning.between;
import static org.khettara.engine.GeneratedMeaning.digits;
import static org.khettara.engine.GeneratedMeaning.kind;
import static org.khettara.engine.GeneratedMeaning.oneOf;

import java.util.List;
import java.util.Random;
import org.khettara.core.report.SemanticType;
import org.khettara.engine.GeneratedMeaning.Kind;

/// Columns of amounts, spans of time, percentages, projected coordinates, schools and health
/// facilities.
final class GeneratedQuantities {
    private static final String MONTHS =
            "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";
    private static final String ARABIC_MONTHS =
            "يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر";

    private GeneratedQuantities() {}

    static void addTo(List<Kind> to) {
        addAmounts(to);
        addTime(to);
        addCoordinates(to);
        addEstablishments(to);
    }

    private static String amount(Random random) {
        return between(random, 1, 9_999) + "," + digits(random, 2);
    }

    private static String grouped(Random random) {
        return between(random, 1, 999) + " " + digits(random, 3) + "," + digits(random, 2);
    }

    private static void addAmounts(List<Kind> to) {
        to.add(
                kind(
                        SemanticType.AMOUNT_MAD,
                        "Montant (DH)|Budget en MDH|Prix MAD|المبلغ بالدرهم|Coût en dirhams|Montant du marché (DH)|الميزانية (درهم)",
                        c ->
                                any(
                                        c,
                                        List.of(
                                                GeneratedQuantities::amount,
                                                GeneratedQuantities::grouped,
                                                r -> between(r, 100, 9_000_000)))));
        to.add(
                kind(
                        SemanticType.AMOUNT_MAD,
                        "Montant|Prix|x|المبلغ",
                        c ->
                                any(
                                        c,
                                        List.of(
                                                r -> amount(r) + " DH",
                                                r -> grouped(r) + " MAD",
                                                r -> between(r, 10, 9_000) + " درهم"))));
        to.add(
                kind(
                        SemanticType.CURRENCY,
                        "Devise|Monnaie|Code devise|Currency|العملة",
                        c ->
                                any(
                                        c,
                                        List.of(
                                                r -> oneOf(r, "MAD|EUR|USD|GBP|CHF|SAR|AED"),
                                                r -> oneOf(r, "MAD|EUR")))));
        to.add(
                kind(
                        SemanticType.PERCENTAGE,
                        "Taux de réussite|Pourcentage|النسبة|% femmes|Taux d'évolution|Taux de remplissage (%)|Success rate|النسبة المئوية",
                        c ->
                                any(
                                        c,
                                        List.of(
                                                r -> between(r, 0, 100),
                                                r -> between(r, -9, 99) + "," + digits(r, 1)))));
        to.add(
                kind(
                        SemanticType.PERCENTAGE,
                        "Part|x|Réussite|الحصة",
                        c ->
                                any(
                                        c,
                                        List.of(
                                                r -> between(r, 0, 100) + " %",
                                                r ->
                                                        between(r, 0, 99)
                                                                + "."
                                                                + digits(r, 1)
                                                                + "%"))));
    }

    private static void addTime(List<Kind> to) {
        to.add(
                kind(
                        SemanticType.YEAR,
                        "Année|Exercice|السنة|Year|Année budgétaire|annee_creation|سنة الإنجاز",
                        c ->
                                any(
                                        c,
                                        List.of(
                                                r -> between(r, 1990, 2026),
                                                r -> between(r, 2023, 2024)))));
        to.add(
                kind(
                        SemanticType.MONTH,
                        "Mois|Month|الشهر|N° du mois|mois",
                        c ->
                                any(
                                        c,
                                        List.of(
                                                r -> between(r, 1, 12),
                                                r -> "%02d".formatted(1 + r.nextInt(12)),
                                                r -> oneOf(r, MONTHS),
                                                r -> oneOf(r, "avril|mai|juin"),
                                                r -> oneOf(r, ARABIC_MONTHS)))));
    }

    private static void addCoordinates(List<Kind> to) {
        to.add(
                kind(
                        SemanticType.LAMBERT_X,
                        "X Lambert|Coordonnée Lambert X|X (Lambert Nord Maroc)|X_LAMBERT|Merchich X",
                        c ->
                                any(
                                        c,
                                        List.of(
                                                r -> between(r, 100_000, 900_000),
                                                r ->
                                                        between(r, 100_000, 800_000)
                                                                + "."
                                                                + digits(r, 2)))));
        to.add(
                kind(
                        SemanticType.LAMBERT_Y,
                        "Y Lambert|Coordonnée Lambert Y|Y (zone 1)|Y_LAMBERT|Merchich Y",
                        _ -> r -> between(r, 100_000, 590_000) + "," + digits(r, 1)));
    }

    private static void addEstablishments(List<Kind> to) {
        to.add(
                kind(
                        SemanticType.SCHOOL,
                        "Établissement|Nom de l'école|École|اسم المؤسسة|المدرسة|Nom",
                        c ->
                                any(
                                        c,
                                        List.of(
                                                r ->
                                                        oneOf(
                                                                        r,
                                                                        "École|Lycée|Collège|Lycée qualifiant|Groupe scolaire|ECOLE PRIMAIRE")
                                                                + " "
                                                                + name(r),
                                                r ->
                                                        oneOf(
                                                                        r,
                                                                        "مدرسة|ثانوية|الثانوية الإعدادية|المدرسة الابتدائية|مجموعة مدارس")
                                                                + " "
                                                                + arabicName(r)))));
        to.add(
                kind(
                        SemanticType.HEALTH_FACILITY,
                        "Établissement|Nom de l'hôpital|Formation sanitaire|اسم المؤسسة|المستشفى",
                        c ->
                                any(
                                        c,
                                        List.of(
                                                r ->
                                                        oneOf(
                                                                        r,
                                                                        "Hôpital|Centre de santé|CSU|Dispensaire|Centre de santé urbain|HOPITAL PROVINCIAL|Centre hospitalier régional")
                                                                + " "
                                                                + name(r),
                                                r ->
                                                        oneOf(
                                                                        r,
                                                                        "مستشفى|المركز الصحي|مستوصف|المركز الصحي الحضري")
                                                                + " "
                                                                + arabicName(r)))));
    }

    private static String name(Random random) {
        return oneOf(
                        random,
                        "Ibn Khaldoun|Al Wahda|Mohammed V|Moulay Youssef|Annakhil|Atlas|Hay Salam")
                + " "
                + digits(random, 2);
    }

    private static String arabicName(Random random) {
        return oneOf(random, "ابن خلدون|الوحدة|محمد الخامس|مولاي يوسف|النخيل|الأطلس|حي السلام");
    }
}
