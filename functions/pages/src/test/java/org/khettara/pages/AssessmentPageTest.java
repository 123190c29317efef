package org.khettara.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.khettara.core.report.Text;
import org.khettara.pages.PortalReport.Bin;
import org.khettara.pages.PortalReport.Dataset;
import org.khettara.pages.PortalReport.Lack;
import org.khettara.pages.PortalReport.Repair;

final class AssessmentPageTest {
    private static final String DAY = "2026-11-29T00:00:00Z";
    private static final Lack LICENCE = new Lack(20, new Text("licence", "رخصة", "licence"));
    private static final Lack KEYWORD = new Lack(30, new Text("mot-clé", "كلمة", "keyword"));

    private static Dataset dataset(String institution, int points, Lack... lacks) {
        return new Dataset(
                institution + ".d" + points,
                institution,
                "<b>Titre</b> " + points,
                points,
                points > 350 ? "excellent" : "bad",
                3,
                90,
                points > 350 ? "ODC_BL" : null,
                DAY,
                List.of(lacks));
    }

    private static PortalReport report() {
        return new PortalReport(
                DAY,
                405,
                List.of(
                        dataset("Fès", 405),
                        dataset("Fès", 100, KEYWORD, LICENCE),
                        dataset("Rabat", 90, LICENCE)));
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

    @ParameterizedTest
    @EnumSource(Language.class)
    void aPortalWithoutDatasetsHasAPageToo(Language language) {
        var empty = new PortalReport(DAY, 405, List.of());
        assertThat(Jsoup.parse(AssessmentPage.html(empty, language)).select("h1")).hasSize(1);
    }
}
