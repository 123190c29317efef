package org.khettara.embedded.server;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khettara.core.feed.AtomFeed;
import org.khettara.core.feed.ChangeFile;
import org.khettara.core.feed.DcatFeed;
import org.khettara.core.feed.FeedScope;
import org.khettara.core.upload.Sha256;
import org.khettara.embedded.Home;

/// Serves the documents of the feeds as they lie in the published store. A page that is closed may
/// be kept; all else is asked for again, by its tag.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class FeedController {
    private static final String CLOSED = "public, max-age=604800, immutable";
    private static final String OPEN = "no-cache";
    private static final Pattern ATOM = Pattern.compile("(feed|[1-9][0-9]{0,17})\\.atom");
    private static final Pattern DCAT = Pattern.compile("(feed|[1-9][0-9]{0,17})\\.trig");
    private static final Pattern DAY = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})\\.avro");

    private final Home home;

    FeedController(Home home) {
        this.home = home;
    }

    @Get("/feeds/atom/{+path}")
    HttpResponse<byte[]> atom(String path, HttpRequest<?> request) throws IOException {
        home.following().settle();
        List<String> parts = RawPath.segments(request);
        Matcher document = ATOM.matcher(parts.getLast());
        if (parts.size() > 5 || !document.matches()) {
            throw new ProblemException(Problem.notFound(path));
        }
        var feed = new AtomFeed(scope(parts), "");
        if (document.group(1).equals("feed")) {
            return serve(feed.key(), AtomFeed.MEDIA_TYPE, OPEN, request);
        }
        long page = Long.parseLong(document.group(1));
        // A page is closed when there is one after it, which is written later.
        boolean closed = home.statPublished(feed.key(page + 1)).isPresent();
        return serve(feed.key(page), AtomFeed.MEDIA_TYPE, closed ? CLOSED : OPEN, request);
    }

    /// @param parts `feeds`, `atom`, then what the feed is about, then the document
    private static FeedScope scope(List<String> parts) {
        return switch (parts.size()) {
            case 3 -> new FeedScope.Everything();
            case 4 -> new FeedScope.OfInstitution(Parameters.institution(parts.get(2)));
            default ->
                    new FeedScope.OfDataset(Parameters.dataset(parts.get(2) + "." + parts.get(3)));
        };
    }

    @Get("/feeds/dcat/{name}")
    HttpResponse<byte[]> dcat(String name, HttpRequest<?> request) throws IOException {
        home.following().settle();
        Matcher document = DCAT.matcher(name);
        if (!document.matches()) {
            throw new ProblemException(Problem.notFound(name));
        }
        if (document.group(1).equals("feed")) {
            return serve(DcatFeed.viewKey(), DcatFeed.MEDIA_TYPE, OPEN, request);
        }
        long page = Long.parseLong(document.group(1));
        boolean closed = home.statPublished(DcatFeed.key(page + 1)).isPresent();
        return serve(DcatFeed.key(page), DcatFeed.MEDIA_TYPE, closed ? CLOSED : OPEN, request);
    }

    @Get("/feeds/changes/{name}")
    HttpResponse<byte[]> changes(String name, HttpRequest<?> request) throws IOException {
        home.following().settle();
        Matcher day = DAY.matcher(name);
        if (!day.matches()) {
            throw new ProblemException(Problem.notFound(name));
        }
        String caching = isOver(day.group(1)) ? CLOSED : OPEN;
        return serve(ChangeFile.FOLDER + name, ChangeFile.MEDIA_TYPE, caching, request);
    }

    /// A day is over when a later one was written; the log's clock never goes back.
    private boolean isOver(String day) throws IOException {
        Optional<LocalDate> last = home.following().lastDay();
        return last.isPresent()
                && last.get().toString().compareTo(day) > 0
                && home.statPublished(ChangeFile.key(last.get())).isPresent();
    }

    private HttpResponse<byte[]> serve(
            String key, String mediaType, String caching, HttpRequest<?> request)
            throws IOException {
        byte[] document = read(key);
        String etag = Etags.of(Sha256.of(document));
        boolean known = Etags.match(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH), etag);
        MutableHttpResponse<byte[]> response =
                known
                        ? HttpResponse.notModified()
                        : HttpResponse.ok(document).contentType(MediaType.of(mediaType));
        return response.header(HttpHeaders.ETAG, etag).header(HttpHeaders.CACHE_CONTROL, caching);
    }

    private byte[] read(String key) throws IOException {
        try (InputStream in = home.openPublished(key)) {
            return in.readAllBytes();
        } catch (NoSuchFileException missing) {
            throw new ProblemException(Problem.notFound(key));
        }
    }
}
