package org.khettara.embedded.privacy;

import static org.khettara.embedded.privacy.Person.digits;
import static org.khettara.embedded.privacy.Person.pick;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// Tables without personal data that may be mistaken for some: codes, budgets, years, numbers of
/// companies, offices and their lines, places and schools named after people, counts of papers and
/// of illnesses.
final class HardNegatives {
    private static final List<String> NAMED_AFTER =
            List.of(
                    "Mohammed V",
                    "Hassan II",
                    "Allal El Fassi",
                    "Ibn Sina",
                    "Fatima Al Fihria",
                    "Omar El Khattab",
                    "Abdelkrim Khattabi",
                    "Lalla Aïcha");
    private static final List<String> PLACES =
            List.of(
                    "Moulay Rachid",
                    "Sidi Othmane",
                    "Sidi Slimane",
                    "Moulay Yacoub",
                    "Ben M'Sick",
                    "Sidi Kacem",
                    "Sidi Bennour",
                    "Youssoufia",
                    "Ain Chock",
                    "Errachidia");
    private static final List<String> TOWNS =
            List.of("Fès", "Rabat", "Oujda", "Agadir", "Tanger", "Safi");

    private HardNegatives() {}

    private record Kind(String name, List<String> headers, Function<Random, List<String>> row) {}

    static final int KINDS = kinds().size();

    record Made(String kind, Grid grid) {}

    static Made of(int kind, Random random) {
        Kind chosen = kinds().get(kind);
        var grid = new Grid();
        grid.add(chosen.headers().toArray(String[]::new));
        int rows = 15 + random.nextInt(60);
        for (int i = 0; i < rows; i++) {
            grid.add(chosen.row().apply(random).toArray(String[]::new));
        }
        return new Made(chosen.name(), grid);
    }

    private static List<Kind> kinds() {
        return List.of(
                kind(
                        "communes",
                        "Code commune;Commune;Population",
                        r ->
                                List.of(
                                        "0" + (1 + r.nextInt(9)) + digits(r, 7),
                                        pick(r, PLACES),
                                        "" + r.nextInt(400000))),
                kind(
                        "geocodes",
                        "Géocode;Nom de la commune;Ménages",
                        r ->
                                List.of(
                                        "01.511.%02d.%d".formatted(r.nextInt(99), r.nextInt(9)),
                                        pick(r, PLACES),
                                        "" + r.nextInt(90000))),
                kind(
                        "budget",
                        "Rubrique;Libellé;Montant (DH)",
                        r ->
                                List.of(
                                        "10." + digits(r, 3) + "." + digits(r, 4),
                                        "Recettes",
                                        "6" + digits(r, 8))),
                kind(
                        "large amounts",
                        "Région;Budget 2023;Budget 2024",
                        r -> List.of(pick(r, TOWNS), "7" + digits(r, 11), "212" + digits(r, 9))),
                kind(
                        "years",
                        "Indicateur;2019;2020;2021;2022;2023;2024",
                        r -> List.of("Taux", "2019", "2020", "2021", "2022", "2023", "2024")),
                kind(
                        "companies",
                        "Raison sociale;ICE;IF;RC;Ville",
                        r ->
                                List.of(
                                        "Société " + NAMED_AFTER.get(r.nextInt(8)),
                                        ice(r),
                                        digits(r, 8),
                                        "1" + digits(r, 4),
                                        pick(r, TOWNS))),
                kind(
                        "suppliers",
                        "Fournisseur;Identifiant commun de l'entreprise;Marché;Montant",
                        r ->
                                List.of(
                                        "SARL Atlas " + r.nextInt(99),
                                        ice(r),
                                        r.nextInt(99) + "/2024/DR",
                                        "" + r.nextInt(900000))),
                kind(
                        "14 digits",
                        "SIRET;Établissement;Effectif",
                        r -> List.of(digits(r, 14), "Agence", "" + (5 + r.nextInt(90)))),
                kind(
                        "24 digits without key",
                        "Numéro de dossier;Ville;Montant",
                        r -> List.of("1" + digits(r, 23), pick(r, TOWNS), "" + r.nextInt(9000))),
                kind(
                        "product codes",
                        "Code article;Désignation;Prix",
                        r -> List.of("AB" + digits(r, 5), "Vis", "" + (10 + r.nextInt(90)))),
                kind(
                        "series of documents",
                        "Référence;Objet;Date",
                        r ->
                                List.of(
                                        "PV" + digits(r, 6),
                                        "Réunion",
                                        "2024-0" + (1 + r.nextInt(9)) + "-11")),
                kind(
                        "article codes like phones",
                        "Code article;Désignation;Stock",
                        r -> List.of("06" + digits(r, 8), "Tube", "" + r.nextInt(90))),
                kind(
                        "bar codes",
                        "Code-barres;Produit;Prix",
                        r -> List.of("611" + digits(r, 10), "Lait", "" + r.nextInt(90))),
                kind(
                        "pharmacies",
                        "Pharmacie;Adresse;Téléphone;Ville",
                        r ->
                                List.of(
                                        "Pharmacie " + pick(r, NAMED_AFTER),
                                        "12 rue " + pick(r, NAMED_AFTER),
                                        "05" + digits(r, 8),
                                        pick(r, TOWNS))),
                kind(
                        "schools",
                        "Établissement;Adresse;Tél;E-mail",
                        r ->
                                List.of(
                                        "Lycée " + pick(r, NAMED_AFTER),
                                        "Avenue " + pick(r, NAMED_AFTER),
                                        "05 35 "
                                                + digits(r, 2)
                                                + " "
                                                + digits(r, 2)
                                                + " "
                                                + digits(r, 2),
                                        "contact@lycee" + r.nextInt(99) + ".ma")),
                kind(
                        "offices' addresses",
                        "Service;Courriel;Standard",
                        r ->
                                List.of(
                                        "Service d'état civil",
                                        pick(
                                                        r,
                                                        List.of(
                                                                "contact",
                                                                "info",
                                                                "secretariat",
                                                                "courrier"))
                                                + "@commune"
                                                + r.nextInt(99)
                                                + ".ma",
                                        "0537" + digits(r, 6))),
                kind(
                        "streets",
                        "Rue;Quartier;Longueur (m)",
                        r ->
                                List.of(
                                        "Rue " + pick(r, NAMED_AFTER),
                                        "Hay " + pick(r, PLACES),
                                        "" + r.nextInt(3000))),
                kind(
                        "districts",
                        "Arrondissement;Population;Superficie",
                        r -> List.of(pick(r, PLACES), "" + r.nextInt(400000), "" + r.nextInt(90))),
                kind(
                        "school names",
                        "Nom de l'établissement;Cycle;Élèves",
                        r ->
                                List.of(
                                        pick(r, NAMED_AFTER),
                                        "Primaire",
                                        "" + (100 + r.nextInt(900)))),
                kind(
                        "species",
                        "Nom scientifique;Nom commun;Effectif observé",
                        r ->
                                List.of(
                                        pick(
                                                r,
                                                List.of(
                                                        "Aquila fasciata",
                                                        "Gazella cuvieri",
                                                        "Macaca sylvanus",
                                                        "Otis tarda")),
                                        pick(r, List.of("Aigle", "Gazelle", "Magot")),
                                        "" + (5 + r.nextInt(900)))),
                kind(
                        "cards delivered",
                        "Province;Nombre de CIN délivrées;Année",
                        r -> List.of(pick(r, TOWNS), "" + (10000 + r.nextInt(90000)), "2023")),
                kind(
                        "insured",
                        "Région;Affiliés CNSS;Nombre d'assurés CNSS",
                        r ->
                                List.of(
                                        pick(r, TOWNS),
                                        "" + (1000 + r.nextInt(9000)),
                                        "" + (1000000 + r.nextInt(9000000)))),
                kind(
                        "passports issued",
                        "Consulat;Passeports délivrés;Année",
                        r -> List.of(pick(r, TOWNS), "" + r.nextInt(90000), "2022")),
                kind(
                        "illnesses counted",
                        "Maladie;Province;Nombre de cas",
                        r ->
                                List.of(
                                        pick(
                                                r,
                                                List.of(
                                                        "Tuberculose",
                                                        "Hépatite B",
                                                        "Diabète",
                                                        "Cancer du sein")),
                                        pick(r, TOWNS),
                                        "" + (5 + r.nextInt(900)))),
                kind(
                        "disabilities counted",
                        "Type de handicap;Sexe;Effectif",
                        r ->
                                List.of(
                                        pick(r, List.of("Handicap moteur", "Handicap visuel")),
                                        pick(r, List.of("F", "M")),
                                        "" + (50 + r.nextInt(900)))),
                kind(
                        "illnesses counted, Arabic",
                        "المرض;الإقليم;عدد الحالات",
                        r ->
                                List.of(
                                        pick(r, List.of("السكري", "الربو", "السل")),
                                        pick(r, List.of("فاس", "وجدة")),
                                        "" + (5 + r.nextInt(900)))),
                kind(
                        "stations",
                        "Station;Latitude;Longitude;Altitude",
                        r ->
                                List.of(
                                        "Station " + r.nextInt(99),
                                        "33." + digits(r, 6),
                                        "-6." + digits(r, 6),
                                        "" + r.nextInt(2000))),
                kind(
                        "Lambert",
                        "Point;X;Y",
                        r ->
                                List.of(
                                        "P" + r.nextInt(9999),
                                        "365912." + digits(r, 2),
                                        "375686." + digits(r, 2))),
                kind(
                        "school years",
                        "Année scolaire;Cycle;Élèves",
                        r -> List.of("2022/2023", "Collège", "" + r.nextInt(90000))),
                kind(
                        "land titles",
                        "Titre foncier;Commune;Superficie",
                        r -> List.of(digits(r, 5) + "/06", pick(r, PLACES), "" + r.nextInt(9000))),
                kind(
                        "elected",
                        "Commune;Président du conseil;Parti",
                        r -> List.of(pick(r, PLACES), Person.of(r, false).name(), "X")),
                kind(
                        "authors",
                        "Titre;Auteur;Année",
                        r -> List.of("Contes", Person.of(r, false).name(), "1998")),
                kind(
                        "first names",
                        "Prénom;Nombre de naissances;Année",
                        r ->
                                List.of(
                                        Person.of(r, false).given(),
                                        "" + (5 + r.nextInt(900)),
                                        "2021")),
                kind(
                        "times of buses",
                        "Ligne;Départ;Arrivée",
                        r -> List.of("L" + r.nextInt(99), "06:15", "07:40")),
                kind(
                        "dates in text",
                        "Dossier;Observations",
                        r ->
                                List.of(
                                        "D" + r.nextInt(999),
                                        "reçu le 05-06-2024 07:30, complété le 06 07 2024 1200")),
                kind(
                        "figures in text",
                        "Projet;Description",
                        r ->
                                List.of(
                                        "Barrage",
                                        "12 450 000 DH en 2023, 07 15 00 000 m3, lots 1 à 24")),
                kind(
                        "codes, Arabic",
                        "رمز الجماعة;اسم الجماعة;الساكنة",
                        r ->
                                List.of(
                                        "0" + digits(r, 8),
                                        pick(r, List.of("سيدي سليمان", "مولاي يعقوب")),
                                        "" + r.nextInt(90000))),
                kind(
                        "schools, Arabic",
                        "اسم المؤسسة;العنوان;الهاتف",
                        r ->
                                List.of(
                                        "ثانوية " + pick(r, List.of("محمد الخامس", "علال الفاسي")),
                                        "شارع الحسن الثاني",
                                        "0535" + digits(r, 6))),
                kind(
                        "budget, Arabic",
                        "الباب;البيان;المبلغ",
                        r -> List.of("0" + digits(r, 9), "مداخيل", "6" + digits(r, 8))),
                kind(
                        "rooms",
                        "Salle;Bâtiment;Places",
                        r ->
                                List.of(
                                        "12-A-" + r.nextInt(9),
                                        "B" + r.nextInt(9),
                                        "" + r.nextInt(90))),
                kind(
                        "postal codes",
                        "Code postal;Localité",
                        r -> List.of("" + (10000 + r.nextInt(89999)), pick(r, TOWNS))),
                kind(
                        "ages",
                        "Tranche d'âge;Sexe;Effectif",
                        r ->
                                List.of(
                                        pick(r, List.of("0-14 ans", "15-59 ans", "60 ans et plus")),
                                        pick(r, List.of("Masculin", "Féminin")),
                                        "" + (100 + r.nextInt(90000)))),
                kind(
                        "births counted",
                        "Province;Date;Naissances",
                        r ->
                                List.of(
                                        pick(r, TOWNS),
                                        "0" + (1 + r.nextInt(9)) + "/01/2024",
                                        "" + (5 + r.nextInt(900)))),
                kind(
                        "hospitals",
                        "Hôpital;Lits;Région",
                        r ->
                                List.of(
                                        "Hôpital " + pick(r, NAMED_AFTER),
                                        "" + r.nextInt(900),
                                        pick(r, TOWNS))),
                kind(
                        "measures",
                        "Horodatage;Valeur",
                        r -> List.of("2024-05-06 07:12:33", "0." + "6" + digits(r, 8))),
                kind(
                        "vehicles counted",
                        "Type de véhicule;Province;Nombre d'immatriculations",
                        r -> List.of("Voiture", pick(r, TOWNS), "" + r.nextInt(90000))),
                kind(
                        "dams",
                        "Barrage;Capacité;Mise en eau",
                        r ->
                                List.of(
                                        "Barrage " + pick(r, NAMED_AFTER),
                                        "" + r.nextInt(900),
                                        "1985")),
                kind(
                        "tenders",
                        "N° marché;Objet;Estimation",
                        r ->
                                List.of(
                                        digits(r, 2) + "/2024/INDH",
                                        "Travaux, lot n° " + digits(r, 5),
                                        "" + r.nextInt(9000000))),
                kind(
                        "associations",
                        "Association;Siège;Subvention",
                        r ->
                                List.of(
                                        "Association " + pick(r, NAMED_AFTER),
                                        "Hay " + pick(r, PLACES),
                                        "" + r.nextInt(90000))),
                kind(
                        "sites",
                        "Organisme;Site web;Fax",
                        r ->
                                List.of(
                                        "Agence urbaine",
                                        "https://www.au" + r.nextInt(99) + ".ma",
                                        "0522" + digits(r, 6))));
    }

    private static Kind kind(String name, String headers, Function<Random, List<String>> row) {
        return new Kind(name, List.of(headers.split(";", -1)), row);
    }

    /// Thirteen digits and the two that make the whole a multiple of 97.
    private static String ice(Random random) {
        String number = "00" + digits(random, 11);
        int rest = new BigInteger(number + "00").mod(BigInteger.valueOf(97)).intValue();
        return number + "%02d".formatted((97 - rest) % 97);
    }
}
