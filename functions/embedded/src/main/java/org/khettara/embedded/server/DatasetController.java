package org.khettara.embedded.server;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.List;
import org.khettara.core.release.Release;
import org.khettara.core.upload.DatasetId;
import org.khettara.embedded.Home;

/// Tells which institutions, datasets and releases there are.
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DatasetController {
    private final Home home;
    private final Shelf shelf;

    DatasetController(Home home, Shelf shelf) {
        this.home = home;
        this.shelf = shelf;
    }

    @Get("/institutions")
    HttpResponse<byte[]> institutions() throws IOException {
        return Answers.ok(
                new Documents.InstitutionList(
                        home.institutions().stream()
                                .map(one ->
                                        new Documents.InstitutionItem(one.id().value(), one.name()))
                                .toList()));
    }

    @Get("/datasets")
    HttpResponse<byte[]> datasets() throws IOException {
        return Answers.ok(
                new Documents.DatasetList(
                        home.datasets().stream().map(Documents.DatasetItem::of).toList()));
    }

    @Get("/datasets/{dataset}")
    HttpResponse<byte[]> dataset(String dataset) throws IOException {
        Release current = shelf.current(Parameters.dataset(dataset));
        return Answers.ok(Documents.DatasetItem.of(current));
    }

    @Get("/datasets/{dataset}/releases")
    HttpResponse<byte[]> releases(String dataset) throws IOException {
        DatasetId id = Parameters.dataset(dataset);
        List<Release> releases = home.releases(id);
        if (releases.isEmpty()) {
            throw new ProblemException(Problem.notFound("dataset " + id));
        }
        return Answers.ok(
                new Documents.ReleaseList(
                        releases.stream().map(Documents.ReleaseItem::of).toList()));
    }

    @Get("/datasets/{dataset}/releases/{release}")
    HttpResponse<byte[]> release(String dataset, String release) throws IOException {
        DatasetId id = Parameters.dataset(dataset);
        return Answers.ok(Documents.ReleaseItem.of(shelf.release(id, Parameters.release(release))));
    }
}
