package org.khettara.decide;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.khettara.aws.EnvironmentVariables;
import org.khettara.core.Decisions;
import org.khettara.core.release.Change;
import org.khettara.core.release.Outcome;
import org.khettara.core.release.Refusal;
import org.khettara.core.release.Release;
import org.khettara.core.release.Transition;

/// Lambda: carries out what a person decides. Called directly by whoever may call it
/// (`lambda:InvokeFunction`); what follows from the decision, the outbox's stream tells.
public final class DecideFunction
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final ApplicationContext beans;
    private final Decisions decisions;

    public DecideFunction() {
        this(EnvironmentVariables.ofProcess());
    }

    DecideFunction(EnvironmentVariables environment) {
        beans =
                ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .singletons(environment)
                        .start();
        decisions = beans.getBean(Decisions.class);
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> message, Context context) {
        return switch (Asked.read(message)) {
            case Asked.Understood asked -> decide(asked);
            case Asked.Malformed(String why) -> Map.of("outcome", "malformed", "message", why);
        };
    }

    private Map<String, Object> decide(Asked.Understood asked) {
        try {
            return switch (decisions.decide(asked.decision())) {
                case Outcome.Done(Transition transition) -> done(transition);
                case Outcome.Refused(Refusal refusal) -> refused(refusal);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> done(Transition transition) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("outcome", "done");
        Release release = transition.release();
        if (release != null) {
            answer.put("release", release.number());
            answer.put("standing", release.standing().toString());
        }
        Change change = transition.change();
        if (change != null) {
            answer.put("change", change.id());
        }
        return answer;
    }

    private static Map<String, Object> refused(Refusal refusal) {
        var sentence = refusal.sentence();
        return Map.of(
                "outcome", "refused",
                "code", refusal.code().name().toLowerCase(Locale.ROOT),
                "message", Map.of("fr", sentence.fr(), "ar", sentence.ar(), "en", sentence.en()));
    }
}
