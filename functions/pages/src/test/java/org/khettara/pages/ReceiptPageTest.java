package org.khettara.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.khettara.pages.SampleReceipts.HOSTILE;
import static org.khettara.pages.SampleReceipts.column;
import static org.khettara.pages.SampleReceipts.finding;
import static org.khettara.pages.SampleReceipts.published;
import static org.khettara.pages.SampleReceipts.receipt;
import static org.khettara.pages.SampleReceipts.refused;
import static org.khettara.pages.SampleReceipts.report;
import static org.khettara.pages.SampleReceipts.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.khettara.core.port.ReceiptPages;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.PersonalData;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Meaning;
import org.khettara.core.report.Report.Severity;
import org.khettara.core.report.Report.Table;
import org.khettara.core.report.Report.TopValue;
import org.khettara.core.report.Report.Where;
import org.khettara.core.report.SemanticType;

final class ReceiptPageTest {
    private static final String FILES = "https://data.example.org/datasets/a/b/";
    private static final ServedFiles SERVED = ServedFiles.withWorkbooks(FILES);

    private static Document page(Receipt receipt, Language language) {
        return Jsoup.parse(ReceiptPage.html(receipt, language, SERVED));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothingOfThePublisherBecomesMarkup(Language language) {
        Document page = page(published(), language);
        assertThat(page.select("script")).isEmpty();
        assertThat(page.select("*").stream().flatMap(e -> e.attributes().asList().stream()))
                .noneMatch(attribute -> attribute.getKey().startsWith("on"));
        assertThat(page.title()).contains(HOSTILE);
        assertThat(page.text()).contains(HOSTILE);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aPageStandsByItself(Language language) {
        for (Receipt receipt : List.of(published(), refused())) {
            String html = ReceiptPage.html(receipt, language, SERVED);
            assertThat(html.getBytes(UTF_8).length).isLessThan(100_000);
            Document page = Jsoup.parse(html);
            assertThat(page.select("html").attr("lang")).isEqualTo(language.tag());
            assertThat(page.select("html").attr("dir")).isEqualTo(language.direction());
            assertThat(page.select("link, img, iframe, [src]")).isEmpty();
            assertThat(page.select("h1")).hasSize(1);
        }
    }

    @Test
    void everySentenceIsInThreeLanguages() {
        var keys = Speech.keys();
        assertThat(keys.ar()).isEqualTo(keys.fr());
        assertThat(keys.en()).isEqualTo(keys.fr());
    }

    /// 20 cells, 5 of them empty; 1 of 15 rejected; two kinds of warning.
    @Test
    void whatIsToBeMendedComesInTheOrderOfItsWorth() {
        Document page = page(published(), Language.EN);
        assertThat(page.select(".repairs > li .worth").eachText())
                .containsExactly(
                        "+7.5 points",
                        "+3 points",
                        "+2 points",
                        "Good to know",
                        "Good to know",
                        "Good to know");
        assertThat(page.select(".repairs > li h3").eachText())
                .containsExactly(
                        "en CELLS_EMPTY column \u2068a\u2069",
                        "en RAGGED_ROW",
                        "Cells that could not be taken over: 1 column \u2068b\u2069",
                        "en NOTE",
                        "en LICENCE_MISSING",
                        "en ROW_COUNT_UNUSUAL");
        assertThat(page.select(".repairs .at").eachText()).containsExactly("Row 6", "B4");
    }

    @Test
    void aRefusedFileHasItsReasonAndNoScore() {
        Document page = page(refused(), Language.FR);
        assertThat(page.text()).contains("fr pdf", "page 1", "fr send");
        assertThat(page.select(".score, .repairs, a")).isEmpty();
    }

    @Test
    void filesAreLinkedWhereTheyAreServed() {
        assertThat(page(published(), Language.FR).select("a").eachAttr("href"))
                .containsExactly(
                        FILES + "corrected.xlsx?lang=fr",
                        FILES + "template.xlsx?lang=fr",
                        FILES + "t.csv",
                        FILES + "t.parquet",
                        FILES + "t.schema.json",
                        FILES + "t.rejects.csv",
                        FILES + "report.json");
        Receipt held = receipt(State.HELD, report());
        assertThat(page(held, Language.FR).select("a")).isEmpty();
        assertThat(Jsoup.parse(ReceiptPage.html(published(), Language.FR, null)).select("a"))
                .isEmpty();
    }

    @Test
    void aPageThatIsKeptIsInEachLanguageAndLinksNothingThatIsMadeWhenAskedFor() {
        var pages = new StoredPages("https://data.example.org/");
        List<ReceiptPages.Page> kept = pages.of(published(), "datasets/é/b/");
        assertThat(kept)
                .extracting(ReceiptPages.Page::name)
                .containsExactly("receipt.fr.html", "receipt.ar.html", "receipt.en.html");
        assertThat(kept)
                .extracting(page -> Jsoup.parse(page.html()).select("html").attr("lang"))
                .containsExactly("fr", "ar", "en");
        String files = "https://data.example.org/datasets/%C3%A9/b/";
        assertThat(kept)
                .allSatisfy(page ->
                        assertThat(Jsoup.parse(page.html()).select("a").eachAttr("href"))
                                .containsExactly(
                                        files + "t.csv",
                                        files + "t.parquet",
                                        files + "t.schema.json",
                                        files + "t.rejects.csv",
                                        files + "report.json"));
        assertThat(pages.of(published(), null))
                .allSatisfy(page -> assertThat(Jsoup.parse(page.html()).select("a")).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theMailSaysTheSame(Language language) {
        String mail = ReceiptPage.text(published(), language, SERVED);
        assertThat(mail).contains("87", "B4", "RAGGED_ROW fix", FILES + "t.csv");
        assertThat(ReceiptPage.text(refused(), language, null)).contains("pdf", "send");
    }

    @Test
    void aShareIsRoundedDown() {
        assertThat(page(published(), Language.EN).select(".parts .number").eachText())
                .containsExactly("90%", "99.9%", "60%", "50 becomes 87", "40 becomes 10");
    }

    @Test
    void whatCannotBeSeenHasASign() {
        assertThat(page(published(), Language.EN).text()).contains("␣1.5↵");
    }

    /// Score 50, 75, 87 of 100; rows 40, 0, 10 of the most.
    @Test
    void theReleasesBeforeAreSeenAtAGlance() {
        Elements trends = page(published(), Language.EN).select(".trend");
        assertThat(trends.eachAttr("aria-label")).containsExactly("50, 75, 87", "40, 0, 10");
        assertThat(trends.select("polyline").eachAttr("points"))
                .containsExactly("2,12 50,7 98,5", "2,2 50,22 98,17");
    }

    private static Column numbers(SemanticType meaning) {
        return new Column(
                "n",
                "n",
                ColumnType.NUMBER,
                null,
                1,
                0,
                0,
                90,
                "10.0",
                "110.0",
                "50.0",
                List.of("20.0", "35.0", "60.0", "85.0", "100.0"),
                List.of(new TopValue("60.0", 9), new TopValue("61.0", 3)),
                null,
                new Meaning(meaning, 1, null),
                null,
                null,
                null);
    }

    private static Elements distributions(List<Column> columns) {
        return distributions(table("t", columns, List.of()));
    }

    private static Elements distributions(Table table) {
        var source = new Report.Source("t", 1, "a".repeat(64), "csv", "UTF-8", 1.0, List.of());
        Report report = Report.published("0.1", source, List.of(table));
        String html = ReceiptPage.html(receipt(State.PUBLISHED, report), Language.EN, SERVED);
        assertThat(html.getBytes(UTF_8).length).isLessThan(100_000);
        return Jsoup.parse(html).select(".distribution");
    }

    @Test
    void theSpreadOfNumbersIsDrawn() {
        Elements drawn = distributions(List.of(numbers(SemanticType.URL)));
        assertThat(drawn.attr("aria-label"))
                .isEqualTo(
                        "from 10.0 to 110.0; half of the values between 35.0 and 85.0, the middle 60.0");
        assertThat(drawn.select("rect").eachAttr("x")).containsExactly("10", "25", "49");
        assertThat(drawn.select("rect").eachAttr("width")).containsExactly("100", "80", "50", "2");
    }

    @Test
    void thePagesOfWideTablesStaySmall() {
        assertThat(distributions(Collections.nCopies(300, numbers(SemanticType.URL)))).hasSize(100);
    }

    /// The values of a small group can be told from a picture.
    @Test
    void ofPersonsNothingIsDrawn() {
        assertThat(distributions(List.of(numbers(SemanticType.CNSS), column("a", 0, 0)))).isEmpty();
    }

    /// What was found in a column need not be what the column means.
    @Test
    void ofAColumnInWhichPersonsWereFoundNothingIsDrawn() {
        Table plain = table("t", List.of(numbers(SemanticType.URL)), List.of());
        assertThat(distributions(plain)).hasSize(1);
        var found =
                new PersonalData(
                        SemanticType.PHONE,
                        PersonalData.Guard.NOTE,
                        PersonalData.Place.CELLS,
                        "n",
                        2,
                        List.of(4L),
                        null);
        assertThat(
                        distributions(
                                new Table(
                                        plain.name(),
                                        plain.sheet(),
                                        plain.csv(),
                                        plain.parquet(),
                                        plain.schema(),
                                        plain.rejects(),
                                        plain.rows(),
                                        plain.dialect(),
                                        plain.columns(),
                                        plain.notes(),
                                        plain.changes(),
                                        plain.findings(),
                                        List.of(found))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void cellsOfAKindAreToldTogether(Language language) {
        var found = new ArrayList<Finding>();
        for (int row = 2; row < 4; row++) {
            Where where = new Where((long) row, "a", "A" + row);
            found.add(finding("OUTLIER", Severity.WARNING, where, "9"));
        }
        var source = new Report.Source("t", 1, "a".repeat(64), "csv", "UTF-8", 1.0, List.of());
        Report report =
                Report.published(
                        "0.1", source, List.of(table("t", List.of(column("a", 0, 0)), found)));
        Document page = page(receipt(State.PUBLISHED, report), language);
        assertThat(page.select(".repairs > li h3").get(0).ownText())
                .isEqualTo(new Speech(language).t("kind.OUTLIER", "2"));
        assertThat(page.select(".repairs .at").eachText()).containsExactly("A2", "A3");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyKindThatIsCountedHasATitle(Language language) {
        for (String code : ReceiptView.NAMED) {
            assertThat(new Speech(language).t("kind." + code, "2")).as(code).contains("2");
        }
    }
}
