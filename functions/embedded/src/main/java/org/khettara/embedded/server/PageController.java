package org.khettara.embedded.server;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.khettara.core.upload.Sha256;

/// The web page: a few files, held in memory.
@Controller
final class PageController {
    private static final Map<String, String> MEDIA_TYPES =
            Map.of(
                    "index.html", "text/html; charset=utf-8",
                    "page.css", "text/css; charset=utf-8",
                    "app.js", "text/javascript; charset=utf-8",
                    "decide.js", "text/javascript; charset=utf-8",
                    "view.js", "text/javascript; charset=utf-8",
                    "receipt.js", "text/javascript; charset=utf-8",
                    "texts.js", "text/javascript; charset=utf-8",
                    "mark.svg", "image/svg+xml");
    private final Map<String, PageFile> files = new HashMap<>();

    private record PageFile(String mediaType, String content, String etag) {}

    PageController() {
        MEDIA_TYPES.forEach((name, mediaType) -> files.put(name, read(name, mediaType)));
    }

    @Get("/")
    HttpResponse<String> index(HttpRequest<?> request) {
        return serve("index.html", request);
    }

    @Get("/page/{name}")
    HttpResponse<String> file(String name, HttpRequest<?> request) {
        return serve(name, request);
    }

    private HttpResponse<String> serve(String name, HttpRequest<?> request) {
        PageFile file = files.get(name);
        if (file == null) {
            throw new ProblemException(Problem.notFound(name));
        }
        if (Etags.match(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH), file.etag())) {
            return HttpResponse.<String>notModified()
                    .header(HttpHeaders.ETAG, file.etag())
                    .header(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
        return HttpResponse.ok(file.content())
                .contentType(MediaType.of(file.mediaType()))
                .header(HttpHeaders.ETAG, file.etag())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    private static PageFile read(String name, String mediaType) {
        try (InputStream in = PageController.class.getResourceAsStream("/page/" + name)) {
            if (in == null) {
                throw new IllegalStateException("page/" + name + " is missing from the jar");
            }
            byte[] content = in.readAllBytes();
            return new PageFile(
                    mediaType,
                    new String(content, StandardCharsets.UTF_8),
                    Etags.of(Sha256.of(content)));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
