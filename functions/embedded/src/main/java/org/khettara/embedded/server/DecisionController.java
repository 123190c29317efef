package org.khettara.embedded.server;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Outcome;
import org.khettara.core.release.Refusal;
import org.khettara.core.release.Release;
import org.khettara.core.release.Transition;
import org.khettara.core.upload.DatasetId;
import org.khettara.embedded.Home;

/// Takes people's decisions.
@Controller("/api/datasets/{dataset}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DecisionController {
    private final Home home;

    DecisionController(Home home) {
        this.home = home;
    }

    @Post("/releases/{release}/decisions")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> decide(String dataset, String release, @Nullable @Body InputStream body)
            throws IOException {
        DatasetId id = Parameters.dataset(dataset);
        long number = Parameters.release(release);
        DecisionBody asked = DecisionBody.read(body);
        Decision decision =
                Decision.of(asked.word(), id, number, asked.by())
                        .orElseThrow(() ->
                                DecisionBody.bad(
                                        "decision",
                                        "expected approve, decline, roll-back or withdraw"));
        return answer(decision);
    }

    @Post("/decisions")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> withdraw(String dataset, @Nullable @Body InputStream body)
            throws IOException {
        DatasetId id = Parameters.dataset(dataset);
        DecisionBody asked = DecisionBody.read(body);
        if (!asked.word().equals("withdraw")) {
            throw DecisionBody.bad("decision", "expected withdraw");
        }
        return answer(new Decision.WithdrawAll(id, asked.by()));
    }

    @Get("/policy")
    HttpResponse<byte[]> policy(String dataset) throws IOException {
        return Answers.ok(policyOf(Parameters.dataset(dataset)));
    }

    @Put("/policy")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> setPolicy(String dataset, @Nullable @Body InputStream body)
            throws IOException {
        DatasetId id = Parameters.dataset(dataset);
        if (home.institution(id.institution()).isEmpty()) {
            throw new ProblemException(Problem.unknownInstitution(id.institution().value()));
        }
        DecisionBody asked = DecisionBody.read(body);
        carryOut(new Decision.SetPolicy(id, asked.releasePolicy(), asked.by()));
        return Answers.ok(policyOf(id));
    }

    private Documents.PolicyItem policyOf(DatasetId id) throws IOException {
        return new Documents.PolicyItem(id.toString(), home.desk().pointer(id).policy().toString());
    }

    /// The release as it is after the decision: that which was decided on, or the tombstone.
    private HttpResponse<byte[]> answer(Decision decision) throws IOException {
        Release release = carryOut(decision).release();
        if (release == null) {
            throw new IllegalStateException(decision + " left no release");
        }
        return Answers.ok(Documents.ReleaseItem.of(release));
    }

    private Transition carryOut(Decision decision) throws IOException {
        return switch (home.desk().decide(decision)) {
            case Outcome.Done(Transition transition) -> transition;
            case Outcome.Refused(Refusal refusal) ->
                    throw new ProblemException(
                            switch (refusal.code()) {
                                case NO_SUCH_DATASET, NO_SUCH_RELEASE ->
                                        Problem.notFound(refusal.sentence());
                                case NOT_HELD,
                                        OVERTAKEN,
                                        NOT_PUBLISHED,
                                        ALREADY_SERVED,
                                        ALREADY_GONE,
                                        NOT_PUBLIC ->
                                        Problem.conflict(refusal.sentence());
                            });
        };
    }
}
