package org.khettara.embedded.server;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.khettara.core.catalogue.CatalogueRecord;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.upload.DatasetId;
import org.khettara.embedded.Home;

/// Serves published files and catalogue records, at the addresses that the page uses and at those
/// that catalogue records and events give.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class DownloadController {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";
    private static final String RECORD = ".jsonld";

    private final Home home;
    private final Shelf shelf;

    DownloadController(Home home, Shelf shelf) {
        this.home = home;
        this.shelf = shelf;
    }

    @Get("/datasets/{+path}")
    HttpResponse<?> file(String path, HttpRequest<?> request) throws IOException {
        List<String> parts = RawPath.segments(request);
        if (parts.size() == 4 && parts.get(2).equals("latest")) {
            DatasetId dataset = Parameters.dataset(parts.get(1));
            return serve(shelf.item(shelf.current(dataset), parts.get(3)), ASK_AGAIN, request);
        }
        if (parts.size() == 5 && parts.get(2).equals("releases")) {
            DatasetId dataset = Parameters.dataset(parts.get(1));
            long number = Parameters.release(parts.get(3));
            return serve(
                    shelf.item(shelf.release(dataset, number), parts.get(4)), FOR_EVER, request);
        }
        if (parts.size() == 5 && parts.get(3).startsWith("v=")) {
            DatasetId dataset = Parameters.dataset(parts.get(1) + "." + parts.get(2));
            return serve(
                    shelf.item(shelf.release(dataset, parts.get(3)), parts.get(4)),
                    FOR_EVER,
                    request);
        }
        throw new ProblemException(Problem.notFound(request.getPath()));
    }

    @Get("/catalogue/{name}")
    HttpResponse<byte[]> catalogue(String name) throws IOException {
        if (!name.endsWith(RECORD)) {
            throw new ProblemException(Problem.notFound(name));
        }
        String text = name.substring(0, name.length() - RECORD.length());
        DatasetId dataset = Parameters.dataset(text);
        try (InputStream in = home.openPublished(CatalogueRecord.key(dataset))) {
            return HttpResponse.ok(in.readAllBytes())
                    .contentType(MediaType.of(CatalogueRecord.MEDIA_TYPE))
                    .header(HttpHeaders.CACHE_CONTROL, ASK_AGAIN);
        } catch (NoSuchFileException missing) {
            throw new ProblemException(Problem.notFound("catalogue record of " + dataset));
        }
    }

    private HttpResponse<?> serve(Shelf.Item item, String caching, HttpRequest<?> request)
            throws IOException {
        ReleaseFile file = item.file();
        String etag = Etags.of(file.sha256());
        if (Etags.match(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH), etag)) {
            return described(HttpResponse.notModified(), etag, caching);
        }
        Optional<ByteRange> range = range(request, etag, file.bytes());
        InputStream in = home.openPublished(item.key());
        MutableHttpResponse<InputStream> response =
                range.isPresent() ? part(in, range.get(), file.bytes()) : whole(in, file.bytes());
        return described(response, etag, caching)
                .contentType(MediaType.of(file.mediaType()))
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(file.name()));
    }

    private static Optional<ByteRange> range(HttpRequest<?> request, String etag, long bytes) {
        String unless = request.getHeaders().get(HttpHeaders.IF_RANGE);
        return unless == null || unless.equals(etag)
                ? ByteRange.parse(request.getHeaders().get(HttpHeaders.RANGE), bytes)
                : Optional.empty();
    }

    private static MutableHttpResponse<InputStream> whole(InputStream in, long bytes) {
        return HttpResponse.ok(in).contentLength(bytes);
    }

    private static MutableHttpResponse<InputStream> part(
            InputStream in, ByteRange range, long bytes) throws IOException {
        in.skipNBytes(range.first());
        InputStream part = new CappedStream(in, range.length(), CappedStream.Beyond.END);
        return HttpResponse.<InputStream>status(HttpStatus.PARTIAL_CONTENT)
                .body(part)
                .contentLength(range.length())
                .header(
                        HttpHeaders.CONTENT_RANGE,
                        "bytes %d-%d/%d".formatted(range.first(), range.last(), bytes));
    }

    private static <T> MutableHttpResponse<T> described(
            MutableHttpResponse<T> response, String etag, String caching) {
        return response.header(HttpHeaders.ETAG, etag).header(HttpHeaders.CACHE_CONTROL, caching);
    }

    /// The name twice, for old and new readers (RFC 6266, appendix D).
    private static String attachment(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(plain, RawPath.encode(name).replace("*", "%2A"));
    }
}
