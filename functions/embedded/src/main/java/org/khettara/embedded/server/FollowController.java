package org.khettara.embedded.server;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.embedded.Home;

/// Tells what changed, and how the server is.
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FollowController {
    private final Home home;
    private final Worker worker;
    private final DropFolder drop;
    private final DropWatch watch;

    FollowController(Home home, Worker worker, DropFolder drop, DropWatch watch) {
        this.home = home;
        this.worker = worker;
        this.drop = drop;
        this.watch = watch;
    }

    @Get("/events")
    HttpResponse<byte[]> events(
            @Nullable @QueryValue String after, @Nullable @QueryValue String limit)
            throws IOException {
        long next = Parameters.after(after);
        var events = new ArrayList<Object>();
        for (var entry : home.events(next, Parameters.limit(limit))) {
            events.add(Json.read(entry.json(), Object.class));
            next = entry.seq();
        }
        return Answers.ok(new Documents.EventList(events, next));
    }

    @Get("/status")
    HttpResponse<byte[]> status() {
        Worker.Load load = worker.load();
        boolean well = load.parked() == 0 && !load.blind() && !watch.isBlind();
        return Answers.ok(
                new Documents.Status(
                        well ? "ok" : "degraded",
                        load.waiting(),
                        load.inHand(),
                        load.parked(),
                        Documents.NotTakenItem.of(drop.notTaken())));
    }
}
