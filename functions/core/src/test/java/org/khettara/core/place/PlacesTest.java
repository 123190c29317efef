package org.khettara.core.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.khettara.core.document.CsvRows;
import org.khettara.core.report.PlaceLevel;
import org.khettara.core.search.Words;

final class PlacesTest {
    private static final List<List<String>> COMMUNES =
            CsvRows.ofResource(Gazetteer.class, "ma-communes.csv");
    private static final PlaceKind NAMES = new PlaceKind(PlaceLevel.COMMUNE, false);
    private static final PlaceKind CODES = new PlaceKind(PlaceLevel.COMMUNE, true);

    @Test
    void theListHasEveryCommuneAndArrondissementOfTheCensus() {
        assertThat(COMMUNES).hasSize(1503 + 41);
        assertThat(COMMUNES).extracting(List::getFirst).doesNotHaveDuplicates();
        assertThat(COMMUNES)
                .allSatisfy(row ->
                        assertThat(row.getFirst()).matches("\\d\\d\\.\\d{3}\\.\\d\\d\\.\\d\\d?"));
        assertThat(COMMUNES.stream().filter(row -> !row.get(3).isEmpty())).hasSize(207);
    }

    @Test
    void theKeysInTheListAreThoseOfItsNames() {
        assertThat(COMMUNES)
                .allSatisfy(row ->
                        assertThat(List.of(row.get(4), row.get(5)))
                                .isEqualTo(List.of(Words.key(row.get(1)), Words.key(row.get(2)))));
    }

    @Test
    void everyCommuneIsFoundByEitherNameInAnyCase() {
        var resolver = new PlaceResolver(NAMES);
        for (List<String> row : COMMUNES) {
            for (String name :
                    List.of(row.get(1), row.get(1).toUpperCase(Locale.FRENCH), row.get(2))) {
                switch (resolver.resolve(name)) {
                    case Resolution.Sole(var code) ->
                            assertThat(code).as(name).isEqualTo(row.getFirst());
                    case Resolution.Several several -> {
                        assertThat(several.codes()).as(name).contains(row.getFirst());
                        assertThat(several.within(row.getFirst().substring(0, 6)))
                                .as(name)
                                .contains(row.getFirst());
                    }
                    case Resolution.Total total -> assertThat(name).as("a total").isNull();
                    case Resolution.Unknown unknown -> assertThat(name).as("unknown").isNull();
                }
            }
        }
    }

    @Test
    void everyCodeIsFoundInEveryForm() {
        var resolver = new PlaceResolver(CODES);
        for (List<String> row : COMMUNES) {
            String code = row.getFirst();
            String figures = String.format("%9s", code.replace(".", "")).replace(' ', '0');
            String former = row.get(3).isEmpty() ? code : row.get(3);
            for (String form :
                    List.of(
                            code,
                            code + ".",
                            figures,
                            figures.replaceFirst("^0+", ""),
                            former,
                            former.replace(".", "").replaceFirst("^0", ""))) {
                assertThat(resolver.resolve(form)).as(form).isEqualTo(new Resolution.Sole(code));
            }
        }
    }

    @Test
    void aWholeCityWithTwoZerosIsTheCityUnlessAnotherPlaceIsWrittenSo() {
        assertThat(PlaceCode.of("01.511.01.00"))
                .extracting(PlaceCode::code)
                .isEqualTo("01.511.01.0");
        assertThat(PlaceCode.of("06.141.01.00"))
                .isEqualTo(
                        new PlaceCode(PlaceLevel.PROVINCE, "06.141.01.00", PlaceCode.Form.POINTS));
        assertThat(PlaceCode.of("061410100")).extracting(PlaceCode::code).isEqualTo("06.141.01.00");
        assertThat(PlaceCode.of("6141010")).extracting(PlaceCode::code).isEqualTo("06.141.01.0");
    }

    @ParameterizedTest
    @CsvSource({
        "Commune de Bouznika, 06.111.01.03",
        "CR Bni Abdellah, 01.051.11.07",
        "جماعة بني عبد الله, 01.051.11.07",
        "bni  ABDELLAH, 01.051.11.07",
    })
    void theWordForItsKindMayStandBeforeAName(String name, String code) {
        assertThat(new PlaceResolver(NAMES).resolve(name)).isEqualTo(new Resolution.Sole(code));
    }

    @Test
    void aNameOfSeveralCommunesIsToldByItsProvinceAndNotGuessed() {
        List<String> twice = names().filter(name -> codes(name).size() > 1).distinct().toList();
        assertThat(twice).isNotEmpty();
        for (String name : twice) {
            var several = (Resolution.Several) new PlaceResolver(NAMES).resolve(name);
            assertThat(several.within("11.066")).as(name).isEmpty();
            assertThat(several.codes())
                    .allSatisfy(code ->
                            assertThat(several.within(code.substring(0, 6))).contains(code));
        }
    }

    private static Stream<String> names() {
        return COMMUNES.stream().map(row -> row.get(1));
    }

    private static List<String> codes(String name) {
        return COMMUNES.stream()
                .filter(row -> row.get(1).equals(name))
                .map(List::getFirst)
                .toList();
    }

    @Test
    void aSlipOfThePenIsProposedOnlyWhereOnePlaceIsClose() {
        var resolver = new PlaceResolver(NAMES);
        assertThat(resolver.nearest("Bni Abdallha")).contains("Bni Abdellah");
        assertThat(resolver.nearest("Bouznica")).contains("Bouznika");
        assertThat(resolver.nearest("بوزنيقا")).contains("بوزنيقة");
        assertThat(resolver.nearest("Ville nouvelle")).isEmpty();
        assertThat(resolver.nearest("Xyz")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"abc, abc, 0", "abc, abd, 1", "abc, acb, 1", "abc, ab, 1", "abc, xabc, 1"})
    void slipsAreCounted(String one, String other, int slips) {
        assertThat(Slips.between(one, other, 2)).isEqualTo(slips);
        assertThat(Slips.between(other, one, 2)).isEqualTo(slips);
    }

    static Stream<List<String>> negatives() {
        return Stream.of(
                List.of("Année", "1990,2024"),
                List.of("Exercice", "2004,2024"),
                List.of("Mois", "1,12"),
                List.of("Code", "1,12"),
                List.of("Nombre de régions", "1,12"),
                List.of("Population de la commune", "800,250000"),
                List.of("Population de la province", "10000,99999"),
                List.of("Population de la région", "1,12"),
                List.of("Code postal", "10000,99999"),
                List.of("Montant", "1000000,99999999"),
                List.of("N° facture", "100000000,999999999"),
                List.of("ICE", "100000000000,999999999999"),
                List.of("Code article", "1000,99999"),
                List.of("IF", "1000000,99999999"));
    }

    @ParameterizedTest
    @MethodSource("negatives")
    void numbersThatAreNoCodesAreNotTakenForThem(List<String> column) {
        String[] range = column.get(1).split(",", -1);
        var random = new Random(14);
        var values =
                random.longs(300, Long.parseLong(range[0]), Long.parseLong(range[1]) + 1)
                        .distinct()
                        .mapToObj(Long::toString)
                        .toList();
        assertThat(judge(column.getFirst(), values)).isEmpty();
        assertThat(judge(column.getFirst(), values.subList(0, 3))).isEmpty();
    }

    @Test
    void columnsOfCodesAreRecognisedWithTheirLevel() {
        List<String> communes = COMMUNES.stream().limit(60).map(List::getFirst).toList();
        List<String> numbers =
                communes.stream().map(c -> c.replace(".", "").replaceFirst("^0", "")).toList();
        assertThat(judge("x", communes)).contains(column(PlaceLevel.COMMUNE, true, true));
        assertThat(judge("x", numbers)).contains(column(PlaceLevel.COMMUNE, true, false));
        assertThat(judge("Code province", List.of("01511", "01573", "1571")))
                .contains(column(PlaceLevel.PROVINCE, true, false));
        assertThat(judge("code_region", List.of("1", "2", "12")))
                .contains(column(PlaceLevel.REGION, true, false));
        assertThat(judge("Région", List.of("01", "02")))
                .contains(column(PlaceLevel.REGION, true, true));
    }

    @Test
    void codesOf2014AreTakenWhereTheOthersAreThoseOfNow() {
        List<String> former =
                COMMUNES.stream().map(row -> row.get(3)).filter(c -> !c.isEmpty()).toList();
        List<String> now = COMMUNES.stream().limit(300).map(List::getFirst).toList();
        var mixed = new ArrayList<>(now);
        mixed.addAll(former.subList(0, 60));
        assertThat(judge("x", mixed)).contains(column(PlaceLevel.COMMUNE, true, false));
        assertThat(judge("x", former)).isEmpty();
    }

    @Test
    void columnsOfNamesAreRecognisedByTheirTitleOrByHavingEnough() {
        List<String> communes = names().limit(40).toList();
        assertThat(judge("x", communes)).contains(column(PlaceLevel.COMMUNE, false, false));
        assertThat(judge("x", communes.subList(0, 5))).isEmpty();
        assertThat(judge("Commune", communes.subList(0, 1)))
                .contains(column(PlaceLevel.COMMUNE, false, false));
        List<String> cities = List.of("Rabat", "Fès", "Tanger", "Marrakech", "Total");
        assertThat(judge("Province", cities)).contains(column(PlaceLevel.PROVINCE, false, false));
        assertThat(judge("Ville", cities)).contains(column(PlaceLevel.COMMUNE, false, false));
        assertThat(judge("الجهة", List.of("الشرق", "فاس-مكناس")))
                .contains(column(PlaceLevel.REGION, false, false));
    }

    @Test
    void aColumnOfOtherTextsIsNone() {
        List<String> products = IntStream.range(0, 200).mapToObj(i -> "Produit " + i).toList();
        assertThat(judge("Commune", products)).isEmpty();
        var late = new ArrayList<>(products);
        names().forEach(late::add);
        assertThat(judge("Commune", late)).isEmpty();
        assertThat(judge("Statut", List.of("Oui", "Non", "Total"))).isEmpty();
    }

    private static Optional<PlaceColumn> judge(String title, List<String> values) {
        var evidence = new PlaceEvidence();
        values.forEach(evidence::add);
        return evidence.judge(title);
    }

    private static PlaceColumn column(PlaceLevel level, boolean coded, boolean canonical) {
        return new PlaceColumn(new PlaceKind(level, coded), canonical, 1);
    }
}
