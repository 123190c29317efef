package org.khettara.ckan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InstitutionId;

final class DescribeTest {
    private static final Describer DESCRIBER = new Describer(Entries.BASE);

    /// As Python's `uuid.uuid5` has them.
    @ParameterizedTest
    @CsvSource({
        "dataset:ville-de-fes.budget, 8a37a083-f4e8-5577-ba93-6e002f4d8897",
        "institution:ville-de-fes, f0f143ba-f4d4-50d5-8cf7-5698ec262241",
        "file:ville-de-fes.budget/budget.csv, bf5eb491-958d-5ee4-954b-f763bbdb18a9",
        "dataset:onee.مياه, 9170bd56-1407-5f3e-a26f-c6dc325f5697"
    })
    void idsAreThoseOfRfc9562(String name, String id) {
        assertThat(StableId.named(name)).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "ville-de-fes.budget-2024, ville-de-fes_budget-2024",
        "ville-de-fes.budget-été, ville-de-fes_budget-ete-[0-9a-f]{8}",
        "onee.جودة-مياه-أم-الربيع, onee_jwda-myah-am-alrbya?-[0-9a-f]{8}",
        "ircam.ⵜⴰⵎⴰⵣⵉⵖⵜ, ircam_tamazight-[0-9a-f]{8}",
        "x.数据, x-[0-9a-f]{8}",
    })
    void namesAreReadableAsciiWhateverTheScript(String dataset, String name) {
        String slug = Slug.of(DatasetId.parse(dataset));
        assertThat(slug).matches(name).matches("[a-z0-9_-]{2,100}");
        assertThat(Slug.of(DatasetId.parse(dataset))).isEqualTo(slug);
    }

    @Test
    void namesThatBecomeTheSameStayApart() {
        assertThat(Slug.of(DatasetId.parse("a.ete")))
                .isNotEqualTo(Slug.of(DatasetId.parse("a.été")));
        assertThat(Slug.of(DatasetId.parse("a-b.c")))
                .isNotEqualTo(Slug.of(DatasetId.parse("a.b-c")));
        String longName = "x".repeat(127);
        assertThat(Slug.of(DatasetId.parse("a." + longName)))
                .hasSize(100)
                .isNotEqualTo(Slug.of(DatasetId.parse("a." + longName + "y")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "edit", "search", "x"})
    void namesThatCkanKeepsForItselfAreChanged(String institution) {
        assertThat(Slug.of(new InstitutionId(institution))).matches(institution + "-[0-9a-f]{8}");
    }

    @Test
    void textsAreCutByBytesAndNeverInsideALetter() {
        for (String letter : List.of("a", "é", "ع", "𐌰")) {
            String cut = Capped.term(letter.repeat(32_001));
            assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isBetween(31_990, 32_000);
            assertThat(cut).endsWith("…").doesNotContain("\uFFFD");
            assertThat(cut.replace(letter, "")).isEqualTo("…");
        }
        assertThat(Capped.term("ع".repeat(16_000))).hasSize(16_000);
    }

    @Test
    void momentsAreWrittenAsCkanWritesThem() {
        assertThat(Describer.naive(Instant.parse("2026-01-02T03:04:05Z")))
                .isEqualTo("2026-01-02T03:04:05.000000");
        assertThat(Describer.naive(Instant.parse("2026-01-02T03:04:05.678Z")))
                .isEqualTo("2026-01-02T03:04:05.678000");
    }

    /// The portal's licence was written in two spellings; both are the one that the EU knows.
    @ParameterizedTest
    @CsvSource({
        "ODC_BL, odc-odbl",
        "http://www.opendefinition.org/licenses/odc-odbl, odc-odbl",
        "https://opendefinition.org/licenses/odc-odbl, odc-odbl",
        "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0, cc-by",
        "CC_BY, cc-by",
        "CC_BY_3_0, cc-by",
        "CC_BYNC_4_0, cc-nc",
        "CC_BYNCND_4_0, http://publications.europa.eu/resource/authority/licence/CC_BYNCND_4_0",
        "CC0, cc-zero",
        "https://creativecommons.org/licenses/by-sa/4.0/, cc-by-sa",
        "ETALAB_2_0, http://publications.europa.eu/resource/authority/licence/ETALAB_2_0",
        "https://example.org/licence, https://example.org/licence",
    })
    void licencesAreNamedAsCkanNamesThem(String said, String id) {
        assertThat(Describer.licenceId(said)).isEqualTo(id);
    }

    @Test
    void allThatIsSaidHasItsPlace() {
        CkanPackage described = DESCRIBER.describe(Entries.water());
        assertThat(described.fields())
                .containsEntry("title", "Qualité de l'eau « Oum Er-Rbia »")
                .containsEntry("notes", "Mesures mensuelles.")
                .containsEntry("license_id", "odc-odbl")
                .containsEntry("url", "https://example.org/eau")
                .containsEntry("version", "2");
        assertThat(described.tags()).containsExactly("Qualité de l eau", "l eau", "مدرسة");
        assertThat(described.extras())
                .containsEntry("title_ar", "جودة مياه أم الربيع")
                .containsEntry(
                        "frequency",
                        "http://publications.europa.eu/resource/authority/frequency/MONTHLY")
                .containsEntry("contact_email", "donnees@example.org")
                .containsEntry("temporal_start", "2023-01")
                .containsEntry(
                        "theme",
                        "[\"http://publications.europa.eu/resource/authority/data-theme/ENVI\",\"http://publications.europa.eu/resource/authority/data-theme/HEAL\"]")
                .doesNotContainKeys("title", "rights", "source");
        assertThat(described.resources())
                .extracting(resource -> resource.fields().get("name"))
                .containsExactly("eau.csv", "eau.parquet");
        assertThat(described.resources().getFirst().fields())
                .containsEntry("mimetype", "text/csv")
                .containsEntry(
                        "url",
                        "https://data.example.org/datasets/onee-essai/qualit%C3%A9-eau/v=2/eau.csv")
                .containsEntry("size", 120L);
    }
}
