package org.khettara.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khettara.aws.EnvironmentVariables;

@SuppressWarnings("NullAway") // no context of Lambda is looked at here
class CatalogFunctionTest {
    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("KHETTARA_PUBLISHED_BUCKET", "published"),
                    Map.entry("KHETTARA_CLAIMS_TABLE", "claims"),
                    Map.entry("KHETTARA_RELEASES_TABLE", "releases"),
                    Map.entry("KHETTARA_OUTBOX_TABLE", "outbox"),
                    Map.entry("KHETTARA_AUDIT_TABLE", "audit"),
                    Map.entry("KHETTARA_INSTITUTIONS_TABLE", "institutions"),
                    Map.entry("KHETTARA_DESCRIPTIONS_TABLE", "descriptions"),
                    Map.entry("KHETTARA_BUS", "changes"),
                    Map.entry("KHETTARA_BASE_URL", "https://data.example/"));

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
        assertThatThrownBy(() -> new CatalogFunction(new EnvironmentVariables(fewer)))
                .hasStackTraceContaining("the environment variable " + name + " is not set");
    }

    @Test
    void onlyNewRowsOfTheOutboxAreTold() {
        var function = new CatalogFunction(new EnvironmentVariables(SETTINGS));
        var event = new DynamodbEvent();
        event.setRecords(List.of(item("MODIFY", "1"), item("REMOVE", "2"), item("INSERT", "3")));
        assertThat(function.handleRequest(event, null).getBatchItemFailures())
                .extracting(f -> f.getItemIdentifier())
                .containsExactly("3");
    }

    private static DynamodbStreamRecord item(String name, String number) {
        var item = new DynamodbStreamRecord();
        item.setEventName(name);
        item.setDynamodb(new StreamRecord().withSequenceNumber(number));
        return item;
    }
}
