package org.khettara.engine;

import static org.khettara.engine.GeneratedMeaning.between;
import static org.khettara.engine.GeneratedMeaning.digits;
import static org.khettara.engine.GeneratedMeaning.oneOf;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.khettara.engine.GeneratedMeaning.Kind;

/// Columns that mean nothing of what is recognised, but look so.
final class GeneratedNegatives {
    private GeneratedNegatives() {}

    static void addTo(List<Kind> kinds) {
        add(kinds);
        addOfPlaces(kinds);
        addOfQuantities(kinds);
        addOfEstablishments(kinds);
    }

    private static Kind not(
            String name, String titles, Function<Random, Function<Random, String>> form) {
        return new Kind("not: " + name, null, titles, form);
    }

    private static void add(List<Kind> to) {
        to.add(not("years", "Code|Référence|x|Valeur", _ -> r -> between(r, 1950, 2026)));
        to.add(not("counts", "Effectif|Nombre|n|عدد", _ -> r -> between(r, 0, 3_000)));
        to.add(
                not(
                        "amounts",
                        "Montant|Budget|المبلغ",
                        _ -> r -> between(r, 1_000_000, 99_999_999)));
        to.add(
                not(
                        "decimal amounts",
                        "Montant|Prix",
                        _ -> r -> between(r, 0, 40) + "." + digits(r, 2)));
        to.add(not("invoices", "N° facture|Facture", _ -> r -> "F" + digits(r, 8)));
        to.add(not("orders", "Référence|N° marché", _ -> r -> oneOf(r, "AO|MN|BC") + digits(r, 6)));
        to.add(not("identifiers", "id|Identifiant", _ -> r -> digits(r, 15)));
        to.add(not("accounts", "Code rubrique|Ligne", _ -> r -> digits(r, 24)));
        to.add(
                not(
                        "dates",
                        "Date|التاريخ",
                        _ -> r -> "2024-0%d-1%d".formatted(1 + r.nextInt(9), r.nextInt(10))));
        to.add(not("months", "Rang|x|Note", _ -> r -> between(r, 1, 12)));
        to.add(not("articles", "Code article|Code produit", _ -> r -> digits(r, 5)));
        to.add(not("long codes", "Code dossier|Dossier", _ -> r -> digits(r, 9)));
        to.add(not("answers", "Statut|Avis", _ -> r -> oneOf(r, "Oui|Non|En cours")));
        to.add(
                not(
                        "products",
                        "Produit|Libellé",
                        _ -> r -> oneOf(r, "Huile|Blé|Sucre|Thé") + " " + digits(r, 2)));
        to.add(not("scores", "Note|Score|x", _ -> r -> between(r, 0, 100)));
    }

    private static void addOfPlaces(List<Kind> to) {
        to.add(
                not(
                        "populations of communes",
                        "Population de la commune|Population",
                        _ -> r -> between(r, 800, 250_000)));
        to.add(
                not(
                        "populations of provinces",
                        "Population|السكان",
                        _ -> r -> between(r, 1_000, 12_999)));
        to.add(
                not(
                        "numbers of communes",
                        "Nombre de communes|Nombre de régions",
                        _ -> r -> between(r, 1, 12)));
        to.add(not("years of regions", "Année|Exercice", _ -> r -> between(r, 1, 12)));
        to.add(
                not(
                        "figures like codes",
                        "Référence|Valeur|x",
                        _ -> r -> between(r, 1_051_000, 123_910_199)));
        to.add(
                not(
                        "foreign cities",
                        "Ville|Destination",
                        _ -> r -> oneOf(r, "Paris|Madrid|Lyon|Dakar|Tunis|Lisbonne|Bruxelles")));
        to.add(
                not(
                        "names of streets",
                        "Adresse|Rue",
                        _ -> r -> "Rue " + oneOf(r, "Atlas|Rif|Palmiers") + " " + digits(r, 2)));
        to.add(
                not(
                        "quarters",
                        "Trimestre|Période",
                        _ -> r -> oneOf(r, "T1|T2|T3|T4") + " " + between(r, 2015, 2024)));
    }

    private static void addOfQuantities(List<Kind> to) {
        to.add(
                not(
                        "lengths in months",
                        "Durée (mois)|Ancienneté (mois)|Nombre de mois|Garantie (mois)|Délai en mois|عدد الأشهر",
                        _ -> r -> between(r, 1, 12)));
        to.add(
                not(
                        "rates that are no percentages",
                        "Taux de change|Cours|Taux de mortalité (‰)|Taux de fécondité|سعر الصرف|Taux horaire (DH)",
                        _ -> r -> between(r, 1, 30) + "." + digits(r, 2)));
        to.add(
                not(
                        "shares of one",
                        "Taux|Taux de réalisation|النسبة",
                        _ -> r -> "0." + digits(r, 3)));
        to.add(not("rates as amounts", "Taux|النسبة", _ -> r -> between(r, 1_000, 50_000)));
        to.add(
                not(
                        "amounts like years",
                        "Budget de l'exercice|Effectif par année|Population année N|ميزانية السنة",
                        _ -> r -> between(r, 1850, 2090)));
        to.add(
                not(
                        "accounts in dirhams",
                        "N° de compte DH|Code MAD|Compte en dirhams|رقم الحساب بالدرهم",
                        _ -> r -> between(r, 1_000_000, 99_999_999)));
        to.add(
                not(
                        "codes under words for amounts",
                        "Montant (DH)|Prix en dirhams",
                        _ -> r -> "0" + digits(r, 6)));
        to.add(
                not(
                        "countries",
                        "Devise du pays|Code pays|Monnaie",
                        _ -> r -> oneOf(r, "MAR|FRA|TUN|DZA|SEN|ITA|DEU")));
        to.add(
                not(
                        "coordinates of another projection",
                        "X UTM|Y|X|Y (m)",
                        _ -> r -> between(r, 3_200_000, 3_900_000)));
        to.add(not("a lone X", "X|Y", _ -> r -> between(r, 100_000, 500_000)));
        to.add(not("numbered years", "Année|السنة|Exercice", _ -> r -> between(r, 1, 40)));
        to.add(
                not(
                        "school years",
                        "Année scolaire|السنة الدراسية",
                        _ ->
                                r -> {
                                    int year = 2010 + r.nextInt(14);
                                    return year + "-" + (year + 1);
                                }));
    }

    private static void addOfEstablishments(List<Kind> to) {
        to.add(
                not(
                        "kinds of establishments",
                        "Établissement|Type d'établissement|المؤسسة",
                        c -> {
                            String words =
                                    oneOf(
                                            c,
                                            "Lycée;Collège;École primaire;Lycée qualifiant|Centre de santé urbain;Hôpital provincial;Dispensaire rural|ثانوية إعدادية;ثانوية تأهيلية;مدرسة ابتدائية");
                            return r -> oneOf(r, words.replace(';', '|'));
                        }));
        to.add(
                not(
                        "projects",
                        "Projet|Établissement concerné|Libellé",
                        _ ->
                                r ->
                                        oneOf(r, "Construction|Extension|Mise à niveau")
                                                + " de l'école "
                                                + oneOf(r, "Atlas|Rif|Al Wahda|Palmiers")));
        to.add(
                not(
                        "other bodies",
                        "Établissement|Nom de l'organisme|اسم المؤسسة",
                        _ ->
                                r ->
                                        oneOf(r, "Hôtel|Pharmacie|Agence|Coopérative|Musée")
                                                + " "
                                                + oneOf(r, "Atlas|Rif|Al Wahda|Palmiers|Zitoune")));
        to.add(
                not(
                        "streets of schools",
                        "Adresse|Rue|Quartier",
                        _ -> r -> oneOf(r, "Lycée|École|Hôpital") + " Atlas, rue " + digits(r, 2)));
    }
}
