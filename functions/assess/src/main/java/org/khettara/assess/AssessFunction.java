package org.khettara.assess;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.khettara.aws.EnvironmentVariables;
import org.khettara.aws.EventLog;

/// Lambda, once a night or whenever somebody invokes it: assesses the portal and puts what came of
/// it where readers find it. Answers with how many datasets there are, how many of their records
/// were judged anew, and how many addresses of other hosts were asked.
public final class AssessFunction
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final ApplicationContext beans;
    private final Night night;
    private final EventLog log;

    public AssessFunction() {
        this(EnvironmentVariables.ofProcess());
    }

    AssessFunction(EnvironmentVariables environment) {
        beans =
                ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .singletons(environment)
                        .start();
        night = beans.getBean(Night.class);
        log = beans.getBean(EventLog.class);
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        try {
            Night.Done done = night.assess(Instant.now());
            log.tell(
                    "assessed",
                    Map.of(
                            EventLog.Field.COUNT, done.datasets(),
                            EventLog.Field.JUDGED, done.judged(),
                            EventLog.Field.ASKED, done.asked()));
            return Map.of(
                    "datasets", done.datasets(),
                    "judged", done.judged(),
                    "asked", done.asked());
        } catch (IOException e) {
            log.failed(String.valueOf(event.get("id")), e);
            throw new UncheckedIOException(e);
        }
    }
}
