package org.khettara.core.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Description.Period;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.document.Json;

class DerivationTest {
    @TempDir private Path folder;

    @Test
    void theTitleRowAboveTheTableIsTheTitle() throws IOException {
        Description derived =
                of(
                        Tables.file("export(3).csv")
                                .note("COMMUNE D'EXEMPLE")
                                .note("Budget communal de l'exercice 2024")
                                .note("(montants en dirhams)"));
        assertThat(derived.title())
                .isEqualTo(LocalText.of("fr", "Budget communal de l'exercice 2024"));
        assertThat(derived.themes()).containsExactly("ECON");
        assertThat(derived.temporal()).isEqualTo(new Period("2024", "2024"));
        assertThat(Objects.requireNonNull(derived.keywords()).keySet()).containsExactly("ar", "fr");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Source : ministère de la santé publique",
                "Unité : millions de dirhams courants",
                "Les chiffres de cette année sont provisoires.",
                "(en milliers de dirhams constants)",
                "المصدر: المندوبية السامية للتخطيط"
            })
    void aNoteOfSourceUnitOrRemarkIsNoTitle(String note) throws IOException {
        assertThat(of(Tables.file("export.csv").note(note)).title()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Commune de la ville nouvelle",
                "Ministère de l'Éducation nationale et du Préscolaire",
                "ROYAUME DU MAROC - MINISTÈRE DE LA SANTÉ",
                "Direction régionale de l'Équipement de Fès",
                "جماعة الدار البيضاء الكبرى",
                "المملكة المغربية وزارة الصحة"
            })
    void whoPublishesIsNoTitle(String note) throws IOException {
        var file = Tables.file("export.csv").note(note);
        assertThat(of(file).title()).isNull();
        Description derived = of(file.note("Recettes par marché"));
        assertThat(Objects.requireNonNull(derived.title()).in("fr"))
                .isEqualTo("Recettes par marché");
    }

    @Test
    void aTableOfPublicBodiesHasATitle() throws IOException {
        String note = "Communes du Royaume par province";
        Description derived = of(Tables.file("export.csv").note(note));
        assertThat(Objects.requireNonNull(derived.title()).in("fr")).isEqualTo(note);
    }

    @ParameterizedTest
    @CsvSource({
        "budget_2024-final (1).xlsx, Budget 2024",
        "20240131_effectifs-scolaires.csv, Effectifs scolaires",
        "qualité de l'air v2.csv, Qualité de l'air",
        "المواليد حسب الجهة.csv, المواليد حسب الجهة",
        "copie de marches publics.csv, Marches publics"
    })
    void aFilesNameIsATitleOnceItsTicksAreTakenOff(String fileName, String title)
            throws IOException {
        assertThat(Objects.requireNonNull(of(Tables.file(fileName)).title()).in("fr"))
                .isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"....-2024.xlsx", "Classeur1.xlsx", "export.csv", "data_2024.csv", "x1.csv"})
    void aFilesNameThatSaysNothingIsNoTitle(String fileName) throws IOException {
        assertThat(of(Tables.file(fileName)).title()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "السكان حسب الجهة, ar",
        "Nombre de logements par commune et par province, fr",
        "Number of inhabitants by province and year, en",
        "Al Wahda, ",
        "Budget, ",
        "Population Rabat Salé, ",
        "س, ",
        "Hôtel Atlas المدينة القديمة, ",
        "گزارش آمار جمعیت کشور, "
    })
    void aLanguageIsToldOnlyWhenThereIsEnoughOfIt(String text, String language) {
        assertThat(TextLanguage.of(text).orElse(null)).isEqualTo(language);
    }

    @Test
    void aColumnOfAllRegionsIsMorocco() throws IOException {
        assertThat(
                        places(
                                Tables.file("a.csv")
                                        .column(
                                                "Région",
                                                "Tanger-Tétouan-Al Hoceïma",
                                                "L'Oriental",
                                                "Fès - Meknès",
                                                "RABAT-SALE-KENITRA",
                                                "Béni Mellal-Khénifra",
                                                "Grand Casablanca-Settat",
                                                "Marrakech-Safi",
                                                "Drâa-Tafilalet",
                                                "Souss-Massa",
                                                "Guelmim-Oued Noun",
                                                "Laayoune-Sakia El Hamra",
                                                "Ed Dakhla-Oued Ed Dahab",
                                                "Ensemble du territoire national")))
                .containsExactly("Maroc");
    }

    @Test
    void allProvincesOfARegionAreTheRegion() throws IOException {
        assertThat(
                        places(
                                Tables.file("a.csv")
                                        .column(
                                                "الإقليم",
                                                "بني ملال",
                                                "أزيلال",
                                                "الفقيه بن صالح",
                                                "خنيفرة",
                                                "خريبكة")))
                .containsExactly("Béni Mellal-Khénifra");
    }

    @Test
    void placesWithoutAHeaderThatSaysSoNeedToBeMany() throws IOException {
        assertThat(places(Tables.file("a.csv").column("Nom", "Rabat", "Salé", "Fès"))).isEmpty();
        assertThat(places(Tables.file("a.csv").column("Nom", "Rabat", "Salé", "Fès", "Taza")))
                .containsExactly("Fès", "Taza", "Rabat", "Salé");
        assertThat(
                        places(
                                Tables.file("a.csv")
                                        .column("Nom", "Rabat", "Salé", "Fès", "Taza", "Amina")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lieu de naissance",
                "Ville de destination",
                "مكان الازدياد",
                "Province d'origine"
            })
    void whereThingsComeFromOrGoToIsNotWhatTheDataCovers(String header) throws IOException {
        assertThat(
                        places(
                                Tables.file("a.csv")
                                        .column(header, "Rabat", "Salé", "Fès", "Taza", "Nador")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Budget de la province de Tétouan, Tétouan",
        "Écoles de la région de l'Oriental, Oriental",
        "المواليد بجهة فاس-مكناس, Fès-Meknès",
        "السكان بإقليم تطوان, Tétouan",
        "Trafic sur la route de Tanger, ",
        "Avenue de Rabat et rue de Fès, ",
        "Liaisons entre la ville de Rabat et la ville de Fès, ",
        "Lycée Moulay Rachid, "
    })
    void aTitleNamesAPlaceOnlyWithItsKind(String title, String place) throws IOException {
        assertThat(places(Tables.file(title + ".csv")))
                .isEqualTo(place == null ? List.of() : List.of(place));
    }

    @Test
    void theDataSaysTheTimeBeforeTheTitleDoes() throws IOException {
        Description derived =
                of(
                        Tables.file("population-2023.csv")
                                .column("Année", "2014", "2020", "2024")
                                .column("Valeur", "1", "2", "3"));
        assertThat(derived.temporal()).isEqualTo(new Period("2014", "2024"));
    }

    @Test
    void yearsAsHeadingsAndSchoolYearsAreATime() throws IOException {
        assertThat(of(Tables.file("a.csv").column("2019", "1").column("2021", "2")).temporal())
                .isEqualTo(new Period("2019", "2021"));
        assertThat(
                        of(Tables.file("a.csv").column("Année scolaire", "2021/2022", "2023/2024"))
                                .temporal())
                .isEqualTo(new Period("2021", "2024"));
        assertThat(of(Tables.file("a.csv").column("Date", "2024-01-31", "2024-12-01")).temporal())
                .isEqualTo(new Period("2024-01-31", "2024-12-01"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Date de naissance",
                "Date de création",
                "Date de mise à jour",
                "Date d'ouverture",
                "تاريخ الازدياد"
            })
    void aDateThatThingsHaveIsNotTheTimeOfTheData(String header) throws IOException {
        assertThat(of(Tables.file("a.csv").column(header, "1990-01-01", "2024-12-01")).temporal())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "budget-2024.csv, 2024, 2024",
        "population 2014-2024.csv, 2014, 2024",
        "budget de 2015 à 2020.csv, 2015, 2020",
        "vision 2030.csv, ,",
        "plan d'action 2027.csv, ,",
        "norme iso 2015.csv, ,",
        "export_2024-03-12.csv, ,",
        "releves 20240312.csv, ,",
        "lots 2018 2020 2022.csv, ,",
        "tel 0522201920.csv, ,"
    })
    void aYearInTheNameCountsOnlyWhereItMustBeTheDatas(String fileName, String start, String end)
            throws IOException {
        assertThat(of(Tables.file(fileName)).temporal())
                .isEqualTo(start == null ? null : new Period(start, end));
    }

    @ParameterizedTest
    @CsvSource({
        "budget-2024.csv, fes.budget",
        "budget-2023-2024.csv, fes.budget",
        "budget.csv, ",
        "2024.csv, ",
        "vision-2030.csv, ",
        "plan-transport-2027.csv, "
    })
    void datasetsWithOneNameButForTheYearAreASeries(String fileName, String series)
            throws IOException {
        assertThat(of(Tables.file(fileName)).series()).isEqualTo(series);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "feuille de route 2024",
                "base de données clients",
                "rapport annuel",
                "support technique",
                "liste des marches et escaliers",
                "climat des affaires",
                "santé financière"
            })
    void wordsThatMeanSomethingElseGiveNoTheme(String title) throws IOException {
        assertThat(of(Tables.file(title + ".csv")).themes()).isNull();
    }

    @Test
    void aHeaderDoesNotAddAThemeToWhatTheTitleSays() throws IOException {
        assertThat(
                        of(Tables.file("électricité des ménages.csv")
                                        .column("Date de naissance", "1990-01-01"))
                                .themes())
                .containsExactly("ENER");
    }

    @Test
    void theDescriptionIsTrueOfAnyFileAndInThreeLanguages() throws IOException {
        Description derived =
                of(Tables.file("a.csv").column("Barrage", "x", "y").column("Date", "2024-01-01"));
        LocalText text = Objects.requireNonNull(derived.description());
        assertThat(text.byLanguage().keySet()).containsExactly("ar", "en", "fr");
        assertThat(text.in("fr")).isEqualTo("Tableau de 2 lignes. Colonnes : Barrage, Date.");
    }

    @Test
    void theSameTableGivesTheSameDocument() throws IOException {
        Tables table = Tables.file("budget-2024.csv").column("Province", "Rabat", "Salé");
        assertThat(Json.document(table.derived(folder)))
                .isEqualTo(Json.document(table.derived(folder)));
    }

    private Description of(Tables table) throws IOException {
        return table.derived(folder).description();
    }

    private List<String> places(Tables table) throws IOException {
        var places = of(table).spatial();
        return places == null
                ? List.of()
                : places.stream().map(place -> place.name().in("fr")).toList();
    }
}
