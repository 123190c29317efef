package org.khettara.engine;

import static org.khettara.engine.GeneratedMeaning.any;
import static org.khettara.engine.GeneratedMeaning.kind;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.khettara.core.document.CsvRows;
import org.khettara.core.place.Gazetteer;
import org.khettara.core.report.SemanticType;
import org.khettara.engine.GeneratedMeaning.Kind;

/// Columns of places: names in French and Arabic, and codes in their forms.
final class GeneratedPlaces {
    private static final List<List<String>> REGIONS = places("ma-regions.csv");
    private static final List<List<String>> PROVINCES = places("ma-provinces.csv");
    private static final List<List<String>> COMMUNES = places("ma-communes.csv");

    private GeneratedPlaces() {}

    private static List<List<String>> places(String file) {
        return CsvRows.ofResource(Gazetteer.class, file);
    }

    static void addTo(List<Kind> to) {
        to.add(
                kind(
                        SemanticType.REGION,
                        "Région|Régions|x|الجهة",
                        c ->
                                any(
                                        c,
                                        List.of(
                                                name(REGIONS, 1),
                                                name(REGIONS, 2),
                                                upper(name(REGIONS, 1))))));
        to.add(
                kind(
                        SemanticType.PROVINCE,
                        "Province|Province ou préfecture|x|الإقليم",
                        c ->
                                any(
                                        c,
                                        List.of(
                                                name(PROVINCES, 2),
                                                name(PROVINCES, 3),
                                                upper(name(PROVINCES, 2))))));
        to.add(
                kind(
                        SemanticType.COMMUNE,
                        "Commune|Collectivité|x|الجماعة",
                        c ->
                                any(
                                        c,
                                        List.of(
                                                name(COMMUNES, 1),
                                                name(COMMUNES, 2),
                                                upper(name(COMMUNES, 1)),
                                                name(COMMUNES, 0),
                                                figures(COMMUNES, 9),
                                                withoutZeros(figures(COMMUNES, 9))))));
        to.add(
                kind(
                        SemanticType.PROVINCE,
                        "Code province|code_province|Code de la préfecture|رمز الإقليم",
                        c ->
                                any(
                                        c,
                                        List.of(
                                                name(PROVINCES.subList(0, 60), 0),
                                                figures(PROVINCES.subList(0, 60), 5),
                                                withoutZeros(
                                                        figures(PROVINCES.subList(0, 60), 5))))));
        to.add(
                kind(
                        SemanticType.REGION,
                        "Code région|code_region|رمز الجهة",
                        c ->
                                any(
                                        c,
                                        List.of(
                                                figures(REGIONS, 2),
                                                withoutZeros(figures(REGIONS, 2))))));
    }

    private static Function<Random, String> name(List<List<String>> places, int column) {
        return random -> places.get(random.nextInt(places.size())).get(column);
    }

    private static Function<Random, String> figures(List<List<String>> places, int length) {
        return random -> {
            String code = places.get(random.nextInt(places.size())).getFirst().replace(".", "");
            return "0".repeat(Math.max(0, length - code.length())) + code;
        };
    }

    private static Function<Random, String> withoutZeros(Function<Random, String> figures) {
        return random -> figures.apply(random).replaceFirst("^0+", "");
    }

    private static Function<Random, String> upper(Function<Random, String> name) {
        return random -> name.apply(random).toUpperCase(Locale.FRENCH);
    }
}
