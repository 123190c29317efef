package org.khettara.core.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A file as an administration may drop it, with what is true of it; null where nothing can be
/// said.
///
/// @param places names in French in order, with commas
/// @param time start and end, with a slash
record GeneratedFile(
        Tables table,
        @Nullable String theme,
        @Nullable String language,
        @Nullable String places,
        @Nullable String time) {

    /// A subject in French and in Arabic, in the words of titles that portals have.
    private record Subject(@Nullable String theme, String fr, String ar) {}

    private static final List<Subject> SUBJECTS =
            List.of(
                    new Subject(
                            "ECON",
                            "Budget de la commune et des recettes",
                            "ميزانية الجماعة ومداخيلها"),
                    new Subject(
                            "EDUC",
                            "Effectifs des élèves du primaire",
                            "أعداد التلاميذ بالابتدائي"),
                    new Subject(
                            "HEAL",
                            "Capacité des hôpitaux et des centres de santé",
                            "الطاقة الاستيعابية للمستشفيات"),
                    new Subject("ENVI", "Taux de remplissage des barrages", "نسبة ملء السدود"),
                    new Subject(
                            "TRAN",
                            "Les accidents de la circulation dans le périmètre urbain",
                            "حوادث السير داخل المجال الحضري"),
                    new Subject(
                            "SOCI",
                            "Naissances déclarées à l'état civil par mois et par sexe",
                            "المواليد المصرح بها حسب الجنس"),
                    new Subject(
                            "JUST",
                            "Affaires enregistrées dans les tribunaux de la région",
                            "القضايا المسجلة لدى المحاكم"),
                    new Subject(
                            "AGRI",
                            "Production de céréales et de légumes",
                            "إنتاج الحبوب والقطاني"),
                    new Subject(
                            "ENER",
                            "Consommation d'électricité des ménages et de l'industrie",
                            "استهلاك الكهرباء"),
                    new Subject(
                            "REGI",
                            "Les permis de construire délivrés par la commune",
                            "رخص البناء المسلمة"),
                    new Subject(
                            "GOVE",
                            "Résultats des élections par bureau de vote",
                            "نتائج الانتخابات حسب المكاتب"),
                    new Subject(
                            "TECH",
                            "Abonnés à la téléphonie mobile par opérateur et par an",
                            "المشتركون في الهاتف المحمول"),
                    // Nothing in them says a theme.
                    new Subject(null, "Liste des membres de la commission", "لائحة أعضاء اللجنة"),
                    new Subject(
                            null,
                            "Calendrier des réunions de la direction",
                            "جدول اجتماعات المديرية"),
                    new Subject(
                            null, "La feuille de route de la direction", "خارطة الطريق للمديرية"),
                    new Subject(
                            null, "Rapport sur les supports et les travaux", "تقرير حول الأشغال"));
    private static final List<String> PROVINCES =
            List.of(
                    "Nador", "Taza", "Settat", "Tiznit", "Zagora", "Berkane", "Ifrane", "Larache",
                    "Safi", "Tata");
    private static final List<String> NAMES =
            List.of("Amina", "Youssef", "Rachid", "Fatima", "Hassan", "Salma", "Omar", "Nadia");

    static GeneratedFile of(Random random) {
        boolean arabic = random.nextInt(3) == 0;
        Subject subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        String words = arabic ? subject.ar() : subject.fr();
        boolean noted = random.nextBoolean();
        int year = 2000 + random.nextInt(25);
        Tables table;
        boolean named = random.nextInt(3) == 0;
        String fileName = words + (named ? " " + year : "");
        if (noted) {
            table = Tables.file("export (" + random.nextInt(9) + ").csv").note(fileName);
        } else {
            table = Tables.file(fileName + ".csv");
        }
        String time = named ? year + "/" + year : null;
        if (!arabic && random.nextBoolean()) {
            table.note("Source : " + NAMES.get(random.nextInt(NAMES.size())));
        }
        String places = places(random, table);
        String columns = times(random, table, year);
        table.column("valeur", numbers(random));
        return new GeneratedFile(
                table,
                subject.theme(),
                arabic ? "ar" : "fr",
                places,
                columns == null ? time : columns);
    }

    private static @Nullable String places(Random random, Tables table) {
        var chosen = new ArrayList<>(PROVINCES);
        java.util.Collections.shuffle(chosen, random);
        List<String> provinces = chosen.subList(0, 4 + random.nextInt(4));
        return switch (random.nextInt(5)) {
            case 0 -> {
                table.column("Province", provinces);
                yield String.join(",", provinces.stream().sorted().toList());
            }
            case 1 -> {
                var upper =
                        new ArrayList<>(
                                provinces.stream()
                                        .map(name -> name.toUpperCase(Locale.ROOT))
                                        .toList());
                upper.add("TOTAL");
                table.column("Préfecture ou province", upper);
                yield String.join(",", provinces.stream().sorted().toList());
            }
            // Cities as where things go, and names of people that are names of places.
            case 2 -> {
                table.column("Destination", provinces);
                yield null;
            }
            case 3 -> {
                table.column("Nom", NAMES);
                yield null;
            }
            default -> null;
        };
    }

    private static @Nullable String times(Random random, Tables table, int year) {
        List<String> years = IntStream.range(year, year + 5).mapToObj(String::valueOf).toList();
        return switch (random.nextInt(5)) {
            case 0 -> {
                table.column("Année", years);
                yield year + "/" + (year + 4);
            }
            case 1 -> {
                table.column("Date", years.stream().map(y -> y + "-03-31").toList());
                yield year + "-03-31/" + (year + 4) + "-03-31";
            }
            case 2 -> {
                table.column("Date de naissance", years.stream().map(y -> y + "-03-31").toList());
                yield null;
            }
            case 3 -> {
                table.column("Code", years);
                yield null;
            }
            default -> null;
        };
    }

    private static List<String> numbers(Random random) {
        return random.ints(6, 0, 100_000).mapToObj(String::valueOf).toList();
    }
}
