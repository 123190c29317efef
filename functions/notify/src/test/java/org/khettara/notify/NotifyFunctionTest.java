package org.khettara.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
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
class NotifyFunctionTest {
    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("KHETTARA_TOPIC_ARN", "arn:aws:sns:eu-west-3:123456789012:changes"));

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
        assertThatThrownBy(() -> new NotifyFunction(new EnvironmentVariables(fewer)))
                .hasStackTraceContaining("the environment variable " + name + " is not set");
    }

    @Test
    void aMessageThatIsNoChangeEventIsGivenBack() {
        var message = new SQSMessage();
        message.setMessageId("junk");
        message.setBody("{}");
        var event = new SQSEvent();
        event.setRecords(List.of(message));
        var function = new NotifyFunction(new EnvironmentVariables(SETTINGS));
        assertThat(function.handleRequest(event, null).getBatchItemFailures())
                .extracting(f -> f.getItemIdentifier())
                .containsExactly("junk");
    }
}
