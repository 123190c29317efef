package org.khettara.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.core.catalogue.Metadata.Field;
import org.khettara.core.rules.RuleBook;

class RuleFileTest {
    private static final String GOOD =
            """
            version: "1"
            title: {fr: R, ar: ق, en: R}
            mandatory:
              basis: {fr: loi, ar: قانون, en: law}
              fields: [title, licence]
            formats:
              basis: {fr: loi, ar: قانون, en: law}
              allowed: [csv]
            licences:
              basis: {fr: loi, ar: قانون, en: law}
              allowed: [ODC_BL]
            """;

    @TempDir Path folder;

    private static RuleBook read(String text) throws IOException {
        return RuleFile.read(new StringReader(text), "rules.yaml");
    }

    @Test
    void theRulesThatWeCarryAreSound() throws IOException {
        RuleBook carried = RuleFile.read(new LocalFolder(folder));
        assertThat(carried.mandatory().fields()).contains(Field.LICENCE);
        assertThat(carried.formats().codes()).contains("csv", "xlsx");
        assertThat(carried.licences().codes()).contains("ODC_BL");
        assertThat(carried.mandatory().basis().ar()).contains("31.13", "09.08");
    }

    @Test
    void aGoodFileIsRead() throws IOException {
        assertThat(read(GOOD).mandatory().fields())
                .containsExactlyInAnyOrder(Field.TITLE, Field.LICENCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[title, licence] | [title, telephone] | line 5: 'telephone' is no field",
                "[csv] | [.csv] | line 8: '.csv' is no extension",
                "[csv] | csv | line 8: expected a list",
                "[ODC_BL] | [ODbL] | line 11: 'ODbL' is no code",
                "formats: | format: | line 6: 'format' is not known here",
                "formats: | mandatory: | line 6: 'mandatory' is there twice",
                "version: \"1\" | version: | line 1: expected a word",
                "en: R} | de: R} | line 2: 'de' is not known here; expected ar, en, fr",
                "en: R} | } | line 2: 'en' is missing here",
                "[csv] | [csv | is no YAML"
            })
    void aMistakeIsToldWithItsLine(String good, String bad, String message) {
        String text = GOOD.replace(good.strip(), bad.strip());
        assertThat(text).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> read(text))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageContaining("rules.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void anEmptyFileIsNoRuleBook() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> read("- a")).hasMessageContaining("line 1");
    }
}
