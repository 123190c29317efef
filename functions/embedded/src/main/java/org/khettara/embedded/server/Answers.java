package org.khettara.embedded.server;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.upload.Sha256;

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

    /// A document that is made anew when something changes: the reader asks each time whether it
    /// has.
    ///
    /// @param modified null when that is not known
    static MutableHttpResponse<byte[]> derived(
            byte[] content, String mediaType, @Nullable Instant modified, HttpRequest<?> request) {
        String etag = Etags.of(Sha256.of(content));
        boolean known = Etags.match(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH), etag);
        MutableHttpResponse<byte[]> answer =
                known
                        ? HttpResponse.notModified()
                        : HttpResponse.ok(content).contentType(MediaType.of(mediaType));
        if (modified != null) {
            answer.header(
                    HttpHeaders.LAST_MODIFIED,
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(modified.atOffset(ZoneOffset.UTC)));
        }
        return answer.header(HttpHeaders.ETAG, etag).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    private static MutableHttpResponse<byte[]> document(
            HttpStatus status, String mediaType, Object document) {
        return HttpResponse.<byte[]>status(status)
                .body(Json.document(document))
                .contentType(MediaType.of(mediaType));
    }
}
