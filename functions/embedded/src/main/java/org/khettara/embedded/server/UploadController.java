package org.khettara.embedded.server;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Upload;
import org.khettara.embedded.Home;

/// Takes files over HTTP.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class UploadController {
    private final Home home;
    private final Worker worker;
    private final long largest;

    UploadController(Home home, Worker worker, ServerSettings settings) {
        this.home = home;
        this.worker = worker;
        this.largest = settings.largestUpload();
    }

    @Post("/api/institutions/{institution}/uploads")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> upload(
            String institution,
            @Nullable @QueryValue String name,
            @Nullable @QueryValue String dataset,
            @Nullable @Body InputStream content,
            HttpRequest<?> request)
            throws IOException {
        InstitutionId id = Parameters.institution(institution);
        if (home.institution(id).isEmpty()) {
            throw new ProblemException(Problem.unknownInstitution(institution));
        }
        String fileName = Parameters.fileName(name);
        var target = Parameters.target(id, dataset, fileName);
        checkHeaders(request);
        try (InputStream body = capped(content)) {
            Upload upload = home.accept(target, fileName, body);
            worker.take(upload);
            return Answers.accepted(Documents.InHand.of(upload.id(), null))
                    .header(HttpHeaders.LOCATION, "/api/receipts/" + upload.id());
        } catch (CappedStream.TooLargeException e) {
            throw new ProblemException(Problem.tooLarge(largest));
        }
    }

    private void checkHeaders(HttpRequest<?> request) {
        if (request.getContentLength() > largest) {
            throw new ProblemException(Problem.tooLarge(largest));
        }
        String type = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            throw new ProblemException(Problem.formUpload());
        }
    }

    private InputStream capped(@Nullable InputStream content) {
        InputStream body = content == null ? InputStream.nullInputStream() : content;
        return new CappedStream(body, largest, CappedStream.Beyond.TOO_LARGE);
    }
}
