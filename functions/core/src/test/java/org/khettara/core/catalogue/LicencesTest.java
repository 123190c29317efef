package org.khettara.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicencesTest {
    @ParameterizedTest
    @CsvSource({
        "http://www.opendefinition.org/licenses/odc-odbl, ODC_BL",
        "https://www.opendefinition.org/licenses/odc-odbl, ODC_BL",
        "http://opendefinition.org/licenses/odc-odbl/, ODC_BL",
        "https://opendefinition.org/licenses/odc-odbl, ODC_BL",
        "http://opendatacommons.org/licenses/odbl/1.0/, ODC_BL",
        "https://opendatacommons.org/licenses/odbl/1-0/, ODC_BL",
        "https://opendatacommons.org/licenses/odbl/, ODC_BL",
        "https://www.opendatacommons.org/licenses/odbl/summary/, ODC_BL",
        "odc-odbl, ODC_BL",
        "ODbL-1.0, ODC_BL",
        "ODC_BL, ODC_BL",
        "http://publications.europa.eu/resource/authority/licence/ODC_BL, ODC_BL",
        "odc-by, ODC_BY",
        "odc-pddl, ODC_PDDL",
        "cc-by, CC_BY",
        "http://www.opendefinition.org/licenses/cc-by, CC_BY",
        "CC-BY-4.0, CC_BY_4_0",
        "cc by 4.0, CC_BY_4_0",
        "https://creativecommons.org/licenses/by/4.0/legalcode.fr, CC_BY_4_0",
        "https://creativecommons.org/licenses/by/4.0/deed.ar, CC_BY_4_0",
        "http://creativecommons.org/licenses/by-sa/3.0/, CC_BYSA_3_0",
        "CC-BY-SA-4.0, CC_BYSA_4_0",
        "CC-BY-NC-ND-4.0, CC_BYNCND_4_0",
        "cc-zero, CC0",
        "CC0-1.0, CC0",
        "https://creativecommons.org/publicdomain/zero/1.0/, CC0",
        "etalab-2.0, ETALAB_2_0"
    })
    void aLicenceIsKnownByAllItsNames(String name, String code) {
        assertThat(Licences.code(name)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "notspecified",
                "other-open",
                "licence ouverte du Maroc",
                "رخصة مفتوحة",
                "by",
                "open",
                "https://example.org/licenses/odc-odbl",
                "CC-BY-9.9",
                "1.0"
            })
    void whatIsNoKnownLicenceIsNotTakenForOne(String name) {
        assertThat(Licences.code(name)).isEmpty();
    }
}
