package org.khettara.embedded.server;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.ckan.Arguments;
import org.khettara.ckan.CkanApi;
import org.khettara.ckan.Describer;
import org.khettara.ckan.Holdings;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.embedded.Home;

/// Answers as a CKAN portal does, so that whoever harvests CKAN can harvest here.
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CkanController {
    private static final int LARGEST_BODY = 1 << 20;
    private static final MediaType JSON = MediaType.of("application/json;charset=utf-8");

    private final CkanApi api;
    private final String site;

    CkanController(Home home) {
        String base = home.catalogue().base();
        this.api = new CkanApi(new HomeHoldings(home), new Describer(base));
        this.site = base.replaceFirst("/$", "");
    }

    private record HomeHoldings(Home home) implements Holdings {
        @Override
        public Noted since(long place) throws IOException {
            var noted = home.books().after(place);
            return new Noted(noted.place(), noted.books());
        }

        @Override
        public Optional<CatalogueEntry> entry(DatasetId dataset) throws IOException {
            return home.catalogue().entry(dataset);
        }

        @Override
        public List<Institution> institutions() throws IOException {
            return home.institutions();
        }

        @Override
        public InputStream open(String key) throws IOException {
            return home.openPublished(key);
        }
    }

    @Get(uris = {"/3/action/{action}", "/action/{action}"})
    HttpResponse<byte[]> get(String action, HttpRequest<?> request) throws IOException {
        Map<String, String> query = new LinkedHashMap<>();
        request.getParameters().forEach((name, values) -> query.put(name, values.getFirst()));
        return reply(api.answer(action, Arguments.ofQuery(query), site));
    }

    @Post(uris = {"/3/action/{action}", "/action/{action}"})
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> post(String action, @Nullable @Body InputStream content)
            throws IOException {
        try (InputStream body =
                new CappedStream(
                        content == null ? InputStream.nullInputStream() : content,
                        LARGEST_BODY,
                        CappedStream.Beyond.TOO_LARGE)) {
            String json = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return reply(api.answer(action, Arguments.ofJson(json), site));
        } catch (IllegalArgumentException e) {
            return reply(api.badRequest("JSON Error: " + e.getMessage()));
        } catch (CappedStream.TooLargeException e) {
            throw new ProblemException(Problem.tooLarge(LARGEST_BODY));
        }
    }

    private static HttpResponse<byte[]> reply(CkanApi.Reply reply) {
        return HttpResponse.<byte[]>status(HttpStatus.valueOf(reply.status()))
                .body(reply.json().getBytes(StandardCharsets.UTF_8))
                .contentType(JSON);
    }
}
