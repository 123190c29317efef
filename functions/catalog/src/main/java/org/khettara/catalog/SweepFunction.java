package org.khettara.catalog;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.khettara.aws.EnvironmentVariables;
import org.khettara.aws.EventLog;
import org.khettara.core.Relay;

/// Lambda, on a schedule: tells the changes that the stream should have told by now and has not.
public final class SweepFunction implements RequestHandler<Map<String, Object>, String> {
    private final ApplicationContext beans;
    private final Relay relay;
    private final EventLog log;

    public SweepFunction() {
        this(EnvironmentVariables.ofProcess());
    }

    SweepFunction(EnvironmentVariables environment) {
        beans =
                ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .singletons(environment)
                        .start();
        relay = beans.getBean(Relay.class);
        log = beans.getBean(EventLog.class);
    }

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        try {
            int told = relay.relayPending();
            log.tell("swept", Map.of(EventLog.Field.COUNT, told));
            return "told " + told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
