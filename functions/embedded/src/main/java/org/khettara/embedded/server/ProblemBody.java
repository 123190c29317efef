package org.khettara.embedded.server;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.khettara.core.document.Json;

/// Says in our words what the framework found wrong with a request.
@Singleton
@Primary
final class ProblemBody implements ErrorResponseProcessor<byte[]> {
    private final ServerSettings settings;

    ProblemBody(ServerSettings settings) {
        this.settings = settings;
    }

    @Override
    public MutableHttpResponse<byte[]> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        Problem problem = problem(context, response);
        return response.status(problem.status(), problem.title())
                .body(Json.document(problem))
                .contentType(MediaType.of(Problem.MEDIA_TYPE));
    }

    private Problem problem(ErrorContext context, MutableHttpResponse<?> response) {
        int status = response.code();
        return switch (status) {
            case 400 -> Problem.badRequest(finding(context));
            case 404 -> Problem.notFound(context.getRequest().getPath());
            case 405 -> Problem.methodNotAllowed();
            case 413 -> Problem.tooLarge(settings.largestUpload());
            default ->
                    status >= 500
                            ? Problem.ours()
                            : Problem.other(status, HttpStatus.getDefaultReason(status));
        };
    }

    private static String finding(ErrorContext context) {
        return context.getErrors().stream()
                .findFirst()
                .map(error -> error.getMessage().replaceFirst("[.\\s]+$", ""))
                .orElse("unreadable");
    }
}
