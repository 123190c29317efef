package org.khettara.embedded.server;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khettara.core.port.ObjectStore.Stored;
import org.khettara.core.upload.DatasetId;
import org.khettara.dcat.CatalogueDocuments;
import org.khettara.dcat.CatalogueDocuments.Kind;
import org.khettara.dcat.CatalogueWriter.Extent;
import org.khettara.dcat.RdfFormat;
import org.khettara.embedded.Home;

/// Serves the catalogue, whole in pages and dataset by dataset. An address without an extension
/// gives what the reader prefers.
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CatalogueController {
    private final Home home;

    CatalogueController(Home home) {
        this.home = home;
    }

    /// What an address under `/catalogue/` names.
    private record Document(DatasetId dataset, String key, String mediaType) {}

    @Get("/catalogue")
    HttpResponse<byte[]> catalogue(@Nullable @QueryValue String page, HttpRequest<?> request)
            throws IOException {
        RdfFormat format = wanted(request);
        String location =
                "/catalogue.%s?page=%d".formatted(format.extension(), Parameters.page(page));
        return chosen(page(page, format, request), location);
    }

    @Get("/catalogue.{extension}")
    HttpResponse<byte[]> catalogue(
            String extension, @Nullable @QueryValue String page, HttpRequest<?> request)
            throws IOException {
        RdfFormat format =
                format(extension)
                        .orElseThrow(() ->
                                new ProblemException(Problem.notFound("catalogue." + extension)));
        return page(page, format, request);
    }

    @Get("/catalogue/{name}")
    HttpResponse<byte[]> dataset(String name, HttpRequest<?> request) throws IOException {
        int end = name.indexOf('.', name.indexOf('.') + 1);
        DatasetId dataset = Parameters.dataset(end < 0 ? name : name.substring(0, end));
        if (end >= 0) {
            return stored(document(dataset, name), request);
        }
        RdfFormat format = wanted(request);
        var document =
                new Document(dataset, CatalogueDocuments.key(dataset, format), format.mediaType());
        String location =
                "/catalogue/%s.%s"
                        .formatted(RawPath.encode(dataset.toString()), format.extension());
        return chosen(stored(document, request), location);
    }

    private static Document document(DatasetId dataset, String name) {
        return Stream.concat(
                        Arrays.stream(RdfFormat.values())
                                .map(format ->
                                        new Document(
                                                dataset,
                                                CatalogueDocuments.key(dataset, format),
                                                format.mediaType())),
                        Arrays.stream(Kind.values())
                                .map(kind ->
                                        new Document(
                                                dataset,
                                                CatalogueDocuments.key(dataset, kind),
                                                kind.mediaType())))
                .filter(document -> document.key().equals("catalogue/" + name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.notFound(name)));
    }

    private MutableHttpResponse<byte[]> stored(Document document, HttpRequest<?> request)
            throws IOException {
        Optional<Stored> stored = home.statPublished(document.key());
        try (InputStream in = home.openPublished(document.key())) {
            Instant modified = stored.map(Stored::modified).orElse(null);
            return Answers.derived(in.readAllBytes(), document.mediaType(), modified, request);
        } catch (NoSuchFileException missing) {
            throw new ProblemException(
                    Problem.notFound("catalogue record of " + document.dataset()));
        }
    }

    private MutableHttpResponse<byte[]> page(
            @Nullable String page, RdfFormat format, HttpRequest<?> request) throws IOException {
        long number = Parameters.page(page);
        Extent extent = home.catalogue().extent();
        if (number > extent.pages()) {
            throw new ProblemException(Problem.notFound("page %d".formatted(number)));
        }
        var out = new ByteArrayOutputStream();
        home.catalogue().page(extent, number, format, out);
        return Answers.derived(out.toByteArray(), format.mediaType(), extent.modified(), request);
    }

    private static MutableHttpResponse<byte[]> chosen(
            MutableHttpResponse<byte[]> response, String location) {
        return response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CONTENT_LOCATION, location);
    }

    private static RdfFormat wanted(HttpRequest<?> request) {
        return Negotiation.of(request)
                .orElseThrow(() -> new ProblemException(Problem.notAcceptable()));
    }

    private static Optional<RdfFormat> format(String extension) {
        return Arrays.stream(RdfFormat.values())
                .filter(format -> format.extension().equals(extension))
                .findFirst();
    }
}
