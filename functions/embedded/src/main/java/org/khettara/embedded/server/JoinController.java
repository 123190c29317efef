package org.khettara.embedded.server;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.List;
import org.khettara.core.join.Join;
import org.khettara.core.upload.DatasetId;
import org.khettara.embedded.Home;
import org.khettara.embedded.HomeJoins;

/// Tells which datasets share their keys with one.
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class JoinController {
    private final HomeJoins joins;
    private final Shelf shelf;

    JoinController(Home home, Shelf shelf) {
        this.joins = new HomeJoins(home);
        this.shelf = shelf;
    }

    /// The answer.
    record JoinList(List<Join> joins) {}

    @Get("/datasets/{dataset}/joins")
    HttpResponse<byte[]> joins(String dataset) throws IOException {
        DatasetId id = shelf.current(Parameters.dataset(dataset)).dataset();
        return Answers.ok(new JoinList(joins.of(id)));
    }
}
