package org.khettara.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.assess.Assessment;
import org.khettara.core.difference.Compatibility;
import org.khettara.core.report.PersonalData;
import org.khettara.core.report.PersonalData.Guard;
import org.khettara.core.report.PersonalData.Place;
import org.khettara.core.report.SemanticType;

class ReleasePolicyTest {
    private static final PersonalData CIN = found(SemanticType.CIN, Guard.BLOCK);
    private static final PersonalData PHONE = found(SemanticType.PHONE, Guard.HOLD);
    private static final PersonalData OFFICE = found(SemanticType.PHONE, Guard.NOTE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "publish",
                "hold-breaking",
                "hold-breaking,hold-personal-data,hold-always",
                "hold-personal-data,allow-phone,allow-person-name",
                "allow-cin"
            })
    void aPolicyIsReadAsItIsWritten(String text) {
        assertThat(ReleasePolicy.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "allow-",
                "allow-everything",
                "allow-ice",
                "hold-",
                "publish,allow-cin",
                "allow-cin,"
            })
    void whatIsNoPolicyIsRefusedWithTheWordsThatThereAre(String text) {
        assertThatThrownBy(() -> ReleasePolicy.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allow-person-name");
    }

    @Test
    void theWorstIsRefusedTheRestWaitsUnlessItIsAllowed() {
        assertDone("publish", List.of(CIN, PHONE, OFFICE), List.of(CIN), true);
        assertDone("publish", List.of(PHONE), List.of(), true);
        assertDone("publish", List.of(OFFICE), List.of(), false);
        assertDone("hold-personal-data", List.of(CIN), List.of(), true);
        assertDone("allow-phone", List.of(CIN, PHONE), List.of(CIN), true);
        assertDone("allow-phone", List.of(PHONE), List.of(), false);
        assertDone("allow-cin,allow-phone", List.of(CIN, PHONE), List.of(), false);
    }

    private static void assertDone(
            String policy, List<PersonalData> found, List<PersonalData> refused, boolean waits) {
        var read = ReleasePolicy.parse(policy);
        var assessment = new Assessment(100, 1, 1, 1, Compatibility.FIRST, List.of());
        assertThat(read.refused(found)).as(policy).isEqualTo(refused);
        assertThat(read.reasons(assessment, found))
                .as(policy)
                .isEqualTo(waits ? List.of(HoldReason.PERSONAL_DATA) : List.of());
    }

    private static PersonalData found(SemanticType type, Guard guard) {
        return new PersonalData(type, guard, Place.CELLS, "c", 1, List.of(2L), null);
    }
}
