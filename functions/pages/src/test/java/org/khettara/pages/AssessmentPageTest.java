package org.khettara.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.catalogue.Metadata;
import org.khettara.core.catalogue.Timeliness;
import org.khettara.core.document.CsvRows;
import org.khettara.core.inventory.InventoryStatus;
import org.khettara.core.inventory.Planned;
import org.khettara.core.report.Text;
import org.khettara.core.rules.RuleBook;
import org.khettara.core.rules.RuleBook.Breach;
import org.khettara.pages.DatasetAssessment.Coverage;
import org.khettara.pages.DatasetAssessment.Lack;
import org.khettara.pages.PortalReport.Bin;
import org.khettara.pages.PortalReport.Repair;

final class AssessmentPageTest {
    private static final String DAY = "2026-11-29T00:00:00Z";
    private static final Lack LICENCE = new Lack(20, new Text("licence", "رخصة", "licence"));
    private static final Lack KEYWORD = new Lack(30, new Text("mot-clé", "كلمة", "keyword"));

    private static final RuleBook RULES =
            new RuleBook(
                    "7",
                    new Text("Règles", "قواعد", "Rules"),
                    new RuleBook.Mandatory(
                            new Text("loi 31-13", "القانون 31.13", "law 31-13"),
                            Set.of(Metadata.Field.LICENCE)),
                    new RuleBook.Allowed(new Text("f", "f", "f"), Set.of()),
                    new RuleBook.Allowed(new Text("l", "l", "l"), Set.of()));

    private static DatasetAssessment dataset(String institution, int points, Lack... lacks) {
        boolean isGood = points > 350;
        return new DatasetAssessment(
                institution + ".d" + points,
                institution,
                LocalText.of("fr", "<b>Titre</b> " + points),
                points,
                isGood ? "excellent" : "bad",
                isGood ? 3 : 0,
                isGood ? 5 : 4,
                90,
                isGood ? "ODC_BL" : null,
                "xlsx",
                DAY,
                new Timeliness("MONTHLY", isGood, 100, isGood ? 0L : 68L),
                new Coverage(isGood ? List.of("01.051", "04") : List.of(), 2024, null),
                List.of(lacks),
                isGood ? List.of() : List.of(new Lack(3, LICENCE.fix())),
                isGood ? List.of() : List.of(new Lack(1, LICENCE.fix())),
                isGood
                        ? List.of()
                        : List.of(
                                new Breach(RuleBook.Kind.MANDATORY, "licence"),
                                new Breach(RuleBook.Kind.FORMAT, "pdf")));
    }

    private static Indicators day(String date, int datasets, @Nullable Integer reuses) {
        return new Indicators(
                date, datasets, 4, 9, 2, 198, 90, 1.0, 4.33, 2, 2, 1, reuses, null, null, null, 1,
                0, 1, 0, 1);
    }

    private static Planned planned(String title, InventoryStatus status, @Nullable String reason) {
        return new Planned(title, null, null, null, null, status, reason, null, null);
    }

    private static PortalReport report() {
        return new PortalReport(
                DAY,
                405,
                List.of(
                        dataset("Fès", 405),
                        dataset("Fès", 100, KEYWORD, LICENCE),
                        dataset("Rabat", 90, LICENCE)),
                RULES,
                List.of(
                        PortalReport.Inventory.of(
                                "Fès",
                                List.of(
                                        planned("Budget", InventoryStatus.IN_PREPARATION, null),
                                        planned("Agents", InventoryStatus.REFUSED, "09-08")))),
                List.of(day("2026-11-01", 1, null), day("2026-11-29", 3, 17)));
    }

    @Test
    void repairsComeByWhatTheyGiveOverAll() {
        assertThat(report().repairs())
                .containsExactly(new Repair(LICENCE, 2), new Repair(KEYWORD, 1));
        assertThat(report().institutions())
                .extracting(PortalReport.Institution::name)
                .containsExactly("Rabat", "Fès");
    }

    @Test
    void everyDatasetIsInOneBin() {
        List<Bin> bins = report().bins();
        assertThat(bins.stream().mapToInt(Bin::datasets).sum()).isEqualTo(3);
        assertThat(bins.getFirst().from()).isZero();
        assertThat(bins.getLast().to()).isEqualTo(405);
        for (int i = 1; i < bins.size(); i++) {
            assertThat(bins.get(i).from()).isEqualTo(bins.get(i - 1).to() + 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePageStandsByItself(Language language) {
        Document page = Jsoup.parse(AssessmentPage.html(report(), language));
        assertThat(page.select("html").attr("dir")).isEqualTo(language.direction());
        assertThat(page.select("script, link, img, [src]")).isEmpty();
        assertThat(page.select("b")).isEmpty();
        assertThat(page.text()).contains("<b>Titre</b> 90", "Rabat", "+40", "198");
    }

    @Test
    void repairsAreWeighedInStarsAndElementsToo() {
        assertThat(report().starRepairs())
                .containsExactly(new Repair(new Lack(3, LICENCE.fix()), 2));
        assertThat(report().opennessRepairs())
                .containsExactly(new Repair(new Lack(1, LICENCE.fix()), 2));
        assertThat(report().stalest(1)).extracting(DatasetAssessment::points).containsExactly(100);
        assertThat(report().best(1)).extracting(DatasetAssessment::points).containsExactly(405);
    }

    @Test
    void coverageIsCountedByTheFinestPlaceAndByYear() {
        var tally = new Tally(report().datasets());
        assertThat(tally.levels())
                .containsEntry(Tally.Level.PROVINCE, 1)
                .containsEntry(Tally.Level.NONE, 2);
        assertThat(tally.regions())
                .hasSize(12)
                .containsEntry("01", 1)
                .containsEntry("04", 1)
                .containsEntry("02", 0);
        assertThat(tally.years(DAY)).hasSize(10).containsEntry(2024, 3).containsEntry(2023, 0);
    }

    /// Whatever a code may be, there are words for it.
    @ParameterizedTest
    @EnumSource(Language.class)
    void noCodeIsShownRaw(Language language) {
        String text = Jsoup.parse(AssessmentPage.html(report(), language)).text();
        assertThat(text).doesNotContain("MONTHLY", "ODC_BL", "mandatory", "null");
        assertThat(text).contains("17");
        var speech = new Speech(language);
        for (String code : frequencies()) {
            assertThat(speech.t("frequency." + code)).isNotEqualTo(code);
        }
        for (Metadata.Field field : Metadata.Field.values()) {
            assertThat(speech.t("field." + field)).isNotBlank();
        }
    }

    private static List<String> frequencies() {
        return CsvRows.ofResource(Metadata.class, "eu-frequencies.csv").stream()
                .map(List::getFirst)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aPortalWithoutDatasetsHasAPageToo(Language language) {
        var nothing =
                new Indicators(
                        "2026-11-29",
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        var empty = new PortalReport(DAY, 405, List.of(), RULES, List.of(), List.of(nothing));
        assertThat(Jsoup.parse(AssessmentPage.html(empty, language)).select("h1")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatAnInstitutionHoldsIsCountedAndWhatItRefusesHasAReason(Language language) {
        String page = Jsoup.parse(AssessmentPage.html(report(), language)).text();
        String counted = new Speech(language).t("inventory");
        assertThat(page).contains(counted, "Fès 0 1 0 1", "Agents Fès 09-08");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everybodyIsToldHowManyAreHeldAndNotWhich(Language language) {
        PortalReport counted = report().counted();
        assertThat(Jsoup.parse(AssessmentPage.html(counted, language)).text())
                .contains("Fès 0 1 0 1")
                .doesNotContain("Agents");
        assertThat(counted.inventories().getFirst().planned()).isEmpty();
        assertThat(counted.datasets()).isEqualTo(report().datasets());
    }
}
