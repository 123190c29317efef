package org.khettara.embedded.server;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.khettara.core.release.Release;
import org.khettara.core.upload.DatasetId;
import org.khettara.embedded.Home;

/// Serves published files, at the addresses that the page uses and at those that catalogue records
/// and events give.
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DownloadController {
    /// The bytes never change, but may be withdrawn.
    private static final String A_WHILE = "public, max-age=600";

    private static final String ASK_AGAIN = "no-cache";

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Home home;
    private final Shelf shelf;
    private final ReleaseDescriptions descriptions;
    private final WorkbookDownloads workbooks;

    DownloadController(
            Home home, Shelf shelf, ReleaseDescriptions descriptions, WorkbookDownloads workbooks) {
        this.home = home;
        this.shelf = shelf;
        this.descriptions = descriptions;
        this.workbooks = workbooks;
    }

    /// A file of a release, as an address names it.
    private record Asked(Release release, String file, String caching) {}

    @Get("/datasets/{+path}")
    HttpResponse<?> file(String path, HttpRequest<?> request) throws IOException {
        List<String> parts = RawPath.segments(request);
        Optional<Shelf.Item> difference = difference(parts);
        if (difference.isPresent()) {
            return serve(difference.get(), A_WHILE, request);
        }
        Asked asked = asked(parts, request);
        var workbook = workbooks.asked(asked.release(), asked.file(), request);
        if (workbook.isPresent()) {
            String name = workbook.get().fileName();
            return workbooks
                    .serve(workbook.get(), request)
                    .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name));
        }
        var made = descriptions.of(asked.release(), asked.file(), request);
        if (made.isPresent()) {
            return made.get().header(HttpHeaders.CONTENT_DISPOSITION, attachment(asked.file()));
        }
        var response = serve(shelf.item(asked.release(), asked.file()), asked.caching(), request);
        if (asked.caching().equals(ASK_AGAIN)) {
            String lasting = Documents.address(asked.release(), asked.file());
            response.header(HttpHeaders.CONTENT_LOCATION, lasting);
        }
        descriptions
                .link(asked.release(), asked.file())
                .ifPresent(link -> response.header(HttpHeaders.LINK, link));
        return response;
    }

    /// A file that tells what changed, at its number and at its key.
    private Optional<Shelf.Item> difference(List<String> parts) throws IOException {
        if (parts.size() == 6
                && parts.get(2).equals("releases")
                && parts.get(4).equals("difference")) {
            DatasetId dataset = Parameters.dataset(parts.get(1));
            Release release = shelf.release(dataset, Parameters.release(parts.get(3)));
            return Optional.of(shelf.difference(release, parts.get(5)));
        }
        if (parts.size() == 7
                && parts.get(3).startsWith("v=")
                && parts.get(4).equals("difference")) {
            DatasetId dataset = Parameters.dataset(parts.get(1) + "." + parts.get(2));
            Release release = shelf.release(dataset, parts.get(3));
            return Optional.of(shelf.difference(release, parts.get(5) + "/" + parts.get(6)));
        }
        return Optional.empty();
    }

    private Asked asked(List<String> parts, HttpRequest<?> request) throws IOException {
        if (parts.size() == 4 && parts.get(2).equals("latest")) {
            DatasetId dataset = Parameters.dataset(parts.get(1));
            return new Asked(shelf.current(dataset), parts.get(3), ASK_AGAIN);
        }
        if (parts.size() == 5 && parts.get(2).equals("releases")) {
            DatasetId dataset = Parameters.dataset(parts.get(1));
            long number = Parameters.release(parts.get(3));
            return new Asked(shelf.release(dataset, number), parts.get(4), A_WHILE);
        }
        if (parts.size() == 5 && parts.get(3).startsWith("v=")) {
            DatasetId dataset = Parameters.dataset(parts.get(1) + "." + parts.get(2));
            return new Asked(shelf.release(dataset, parts.get(3)), parts.get(4), A_WHILE);
        }
        throw new ProblemException(Problem.notFound(request.getPath()));
    }

    private MutableHttpResponse<?> serve(Shelf.Item item, String caching, HttpRequest<?> request)
            throws IOException {
        long bytes = item.file().bytes();
        String etag = Etags.of(item.file().sha256());
        if (Etags.match(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH), etag)) {
            return described(HttpResponse.notModified(), item, caching);
        }
        return switch (range(request, etag, bytes)) {
            case ByteRange.Outside() ->
                    Answers.problem(Problem.badRange(bytes))
                            .header(HttpHeaders.CONTENT_RANGE, "bytes */%d".formatted(bytes));
            case ByteRange.Whole() -> described(file(item, 0, bytes, HttpStatus.OK), item, caching);
            case ByteRange.Part part -> {
                String range = "bytes %d-%d/%d".formatted(part.first(), part.last(), bytes);
                var response = file(item, part.first(), part.length(), HttpStatus.PARTIAL_CONTENT);
                yield described(response, item, caching).header(HttpHeaders.CONTENT_RANGE, range);
            }
        };
    }

    /// A range counts only for the bytes that the reader has the rest of.
    private static ByteRange range(HttpRequest<?> request, String etag, long bytes) {
        String unless = request.getHeaders().get(HttpHeaders.IF_RANGE);
        boolean same = unless == null || unless.equals(etag);
        return ByteRange.parse(same ? request.getHeaders().get(HttpHeaders.RANGE) : null, bytes);
    }

    private MutableHttpResponse<StreamedFile> file(
            Shelf.Item item, long first, long length, HttpStatus status) throws IOException {
        InputStream in = home.openPublished(item.key());
        in.skipNBytes(first);
        var body =
                new StreamedFile(
                        new CappedStream(in, length, CappedStream.Beyond.END),
                        MediaType.of(item.file().mediaType()),
                        item.releasedAt().toEpochMilli(),
                        length);
        return HttpResponse.<StreamedFile>status(status)
                .body(body)
                .contentType(MediaType.of(item.file().mediaType()))
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(item.fileName()));
    }

    private static <T> MutableHttpResponse<T> described(
            MutableHttpResponse<T> response, Shelf.Item item, String caching) {
        String sha256 = item.file().sha256();
        return response.header(HttpHeaders.ETAG, Etags.of(sha256))
                .header("Repr-Digest", Etags.digest(sha256))
                .header(HttpHeaders.LAST_MODIFIED, HTTP_DATE.format(item.releasedAt()))
                .header(HttpHeaders.CACHE_CONTROL, caching);
    }

    /// The name twice, for old and new readers (RFC 6266, appendix D).
    private static String attachment(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(plain, RawPath.encode(name).replace("*", "%2A"));
    }
}
