package org.khettara.embedded.server;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.khettara.core.release.Release;
import org.khettara.core.report.Report;
import org.khettara.embedded.Home;
import org.khettara.embedded.Workbooks.Asked;
import org.khettara.embedded.Workbooks.Made;
import org.khettara.pages.workbook.ReleaseWorkbook;

/// Workbooks that stand beside the files of a release without being of them, made when they are
/// asked for.
@Singleton
final class WorkbookDownloads {
    private static final MediaType XLSX = MediaType.of(ReleaseWorkbook.MEDIA_TYPE);

    private final Home home;
    private final Shelf shelf;

    WorkbookDownloads(Home home, Shelf shelf) {
        this.home = home;
        this.shelf = shelf;
    }

    /// What is asked for; empty when the name is of no workbook.
    ///
    /// @throws ProblemException when readers may not see the release
    Optional<Asked> asked(Release release, String name, HttpRequest<?> request) throws IOException {
        Optional<ReleaseWorkbook> workbook = ReleaseWorkbook.named(name);
        if (workbook.isEmpty()) {
            return Optional.empty();
        }
        shelf.item(release, Report.FILE_NAME);
        var language = Negotiation.language(request.getParameters().get("lang"), request);
        return Optional.of(new Asked(release, workbook.get(), language));
    }

    MutableHttpResponse<?> serve(Asked asked, HttpRequest<?> request) throws IOException {
        MutableHttpResponse<?> response =
                request.getMethod() == HttpMethod.HEAD ? HttpResponse.ok() : made(asked);
        return response.contentType(XLSX)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }

    private MutableHttpResponse<StreamedFile> made(Asked asked) throws IOException {
        return switch (home.workbooks().make(asked)) {
            case Made.None(var why) -> throw new ProblemException(Problem.notFound(why));
            case Made.Whole(Path file) -> {
                long bytes = Files.size(file);
                var in = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
                long released = asked.release().releasedAt().toEpochMilli();
                yield HttpResponse.ok(new StreamedFile(in, XLSX, released, bytes));
            }
        };
    }
}
