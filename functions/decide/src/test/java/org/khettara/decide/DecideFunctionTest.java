package org.khettara.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.khettara.aws.EnvironmentVariables;
import org.khettara.core.release.By;
import org.khettara.core.release.Decision;
import org.khettara.core.release.HoldReason;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.upload.DatasetId;

/// What the function is told and asked; what it does is shown over the emulator, in the acceptance
/// tests.
@SuppressWarnings("NullAway") // no context of Lambda is looked at here
class DecideFunctionTest {
    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("KHETTARA_RAW_BUCKET", "raw"),
                    Map.entry("KHETTARA_PUBLISHED_BUCKET", "published"),
                    Map.entry("KHETTARA_CLAIMS_TABLE", "claims"),
                    Map.entry("KHETTARA_RELEASES_TABLE", "releases"),
                    Map.entry("KHETTARA_OUTBOX_TABLE", "outbox"),
                    Map.entry("KHETTARA_AUDIT_TABLE", "audit"),
                    Map.entry("KHETTARA_DESCRIPTIONS_TABLE", "descriptions"),
                    Map.entry("KHETTARA_BASE_URL", "https://data.example.org/"));

    private static final DatasetId BUDGET = DatasetId.parse("ville-de-fes.budget");
    private static final By AMINA = new By("amina", "vérifié");

    @BeforeAll
    static void inSomeRegion() {
        System.setProperty("aws.region", "eu-west-3");
    }

    static Set<String> names() {
        return SETTINGS.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSettingThatIsMissingIsNamedAtTheStart(String name) {
        var fewer = new HashMap<>(SETTINGS);
        fewer.remove(name);
        assertThatThrownBy(() -> new DecideFunction(new EnvironmentVariables(fewer)))
                .hasStackTraceContaining("the environment variable " + name + " is not set");
    }

    private static Map<String, Object> message() {
        return new HashMap<>(
                Map.of(
                        "dataset", "ville-de-fes.budget",
                        "release", 3.0,
                        "decision", "approve",
                        "who", "amina",
                        "why", "vérifié"));
    }

    @ParameterizedTest
    @CsvSource({
        "dataset, budget, is not a dataset id",
        "release, 3, expected its number",
        "decision, publish, 'expected approve, decline, roll-back, withdraw or policy, found ''publish'''",
        "who, ' ', who: expected",
        "why, '', why: expected"
    })
    void whatCannotBeUnderstoodIsSaid(String field, String value, String why) {
        Map<String, Object> message = message();
        message.put(field, value);
        var function = new DecideFunction(new EnvironmentVariables(SETTINGS));
        assertThat(function.handleRequest(message, null))
                .containsEntry("outcome", "malformed")
                .hasEntrySatisfying("message", said -> assertThat(said.toString()).contains(why));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "2.5"})
    void aReleaseIsAWholeNumber(double release) {
        Map<String, Object> message = message();
        message.put("release", release);
        assertThat(Asked.read(message)).isInstanceOf(Asked.Malformed.class);
    }

    @Test
    void everyDecisionHasItsWord() {
        Map<String, Object> message = message();
        assertThat(asked(message)).isEqualTo(new Decision.Approve(BUDGET, 3, AMINA));
        message.put("decision", "decline");
        assertThat(asked(message)).isEqualTo(new Decision.Decline(BUDGET, 3, AMINA));
        message.put("decision", "roll-back");
        assertThat(asked(message)).isEqualTo(new Decision.RollBack(BUDGET, 3, AMINA));
        message.put("decision", "withdraw");
        assertThat(asked(message)).isEqualTo(new Decision.Withdraw(BUDGET, 3, AMINA));
        message.remove("release");
        assertThat(asked(message)).isEqualTo(new Decision.WithdrawAll(BUDGET, AMINA));
        message.put("decision", "policy");
        message.put("policy", "hold-breaking");
        assertThat(asked(message))
                .isEqualTo(
                        new Decision.SetPolicy(
                                BUDGET, ReleasePolicy.holdOn(HoldReason.BREAKING), AMINA));
    }

    private static Decision asked(Map<String, Object> message) {
        return switch (Asked.read(message)) {
            case Asked.Understood(Decision decision) -> decision;
            case Asked.Malformed malformed -> throw new AssertionError(malformed.message());
        };
    }
}
