package org.khettara.embedded.server;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import org.khettara.core.document.Json;

/// Documents as answers, written as everywhere else in Khettara.
final class Answers {
    private Answers() {}

    static MutableHttpResponse<byte[]> ok(Object document) {
        return document(HttpStatus.OK, MediaType.APPLICATION_JSON, document);
    }

    static MutableHttpResponse<byte[]> accepted(Object document) {
        return document(HttpStatus.ACCEPTED, MediaType.APPLICATION_JSON, document);
    }

    static MutableHttpResponse<byte[]> problem(Problem problem) {
        return HttpResponse.<byte[]>status(problem.status(), problem.title())
                .body(Json.document(problem))
                .contentType(MediaType.of(Problem.MEDIA_TYPE));
    }

    private static MutableHttpResponse<byte[]> document(
            HttpStatus status, String mediaType, Object document) {
        return HttpResponse.<byte[]>status(status)
                .body(Json.document(document))
                .contentType(MediaType.of(mediaType));
    }
}
