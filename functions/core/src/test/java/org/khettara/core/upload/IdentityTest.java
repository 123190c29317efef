package org.khettara.core.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "A", "a.b", "a/b", "..", "é", "a b"})
    void whatIsNoInstitutionIdIsRefused(String text) {
        assertThatThrownBy(() -> new InstitutionId(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nodot", "a.", ".b", "a.b/c", "a.b.c", "a.-b", "A.b"})
    void whatIsNoDatasetIdIsRefused(String text) {
        assertThatThrownBy(() -> DatasetId.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Budget 2024.csv|budget-2024",
                "budget_2024.CSV|budget-2024",
                "السكان حسب الجهة.csv|السكان-حسب-الجهة",
                "données.csv.gz|données",
                "e\u0301tat.csv|état",
                ".csv|csv",
                "---.csv|file",
                "v1.2 final.xlsx|v1-2-final",
                "budget.csv.metadata.ttl|budget",
                "budget.csv.metadata.JSONLD|budget",
                "budget.csv.metadata.rdf|budget",
                "budget.csv.metadata.xml|budget-csv-metadata",
                ".metadata.json|metadata"
            })
    void aDatasetIsNamedAfterItsFile(String file, String name) {
        var id = DatasetId.ofFile(new InstitutionId("ville"), file);
        assertThat(id.name()).isEqualTo(name);
        assertThat(DatasetId.parse(id.toString())).isEqualTo(id);
    }

    @Test
    void aVeryLongFileNameStillMakesAnId() {
        var id = DatasetId.ofFile(new InstitutionId("ville"), "\uD835\uDD38".repeat(200) + ".csv");
        assertThat(id.name().codePoints().count()).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uploads/ville/budget.csv|ville.budget|budget.csv",
                "uploads/ville/Budget/2024 v2.csv|ville.budget|2024 v2.csv",
                "uploads/ville/a/b/c.csv|ville.a-b|c.csv",
                "uploads/ville/a+b%20c.csv|ville.a-b-20c|a+b%20c.csv"
            })
    void aKeySaysInstitutionDatasetAndFile(String key, String dataset, String file) {
        assertThat(UploadKey.parse(key)).contains(new UploadKey(DatasetId.parse(dataset), file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uploads/",
                "uploads/ville/",
                "uploads/file.csv",
                "raw/ville/a.csv",
                "uploads//a.csv",
                "uploads/../a.csv",
                "Uploads/ville/a.csv"
            })
    void otherKeysAreNoUploads(String key) {
        assertThat(UploadKey.parse(key)).isEmpty();
    }

    @Test
    void partsOfAnIdentityDoNotRunTogether() {
        assertThat(InputId.of(new ObjectVersion("a", "bc", "d")))
                .isNotEqualTo(InputId.of(new ObjectVersion("ab", "c", "d")));
    }

    /// With padding on the left, or read as numbers, the first pair would be the other way round.
    @ParameterizedTest
    @CsvSource({
        "0055AED6DCD90281E5,0155",
        "0055AED6DCD90281E4,0055AED6DCD90281E5",
        "0A,B",
        "0A,0A1"
    })
    void theShorterSequencerIsPaddedOnTheRight(String earlier, String later) {
        assertThat(new Sequencer(earlier)).isLessThan(new Sequencer(later));
        assertThat(new Sequencer(earlier).value().compareTo(new Sequencer(later).value()))
                .isNegative();
    }

    @Test
    void paddingAndCaseDoNotMatterToEquality() {
        assertThat(new Sequencer("0a")).isEqualTo(new Sequencer("0A000"));
    }

    @Test
    void timesSortWithTheSequencersOfS3() {
        Sequencer s3 = new Sequencer("0055AED6DCD90281E5");
        assertThat(Sequencer.at(Instant.parse("2015-07-21T23:00:00Z"))).isLessThan(s3);
        assertThat(Sequencer.at(Instant.parse("2015-07-22T23:59:59Z"))).isGreaterThan(s3);
    }
}
