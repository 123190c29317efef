package org.khettara.embedded.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.embedded.Home;
import org.khettara.embedded.store.SqliteEventFeed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `khettara events`: the notices of change.
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = "Lists the notices of change, in the order they were told.")
final class EventsCommand implements Callable<Integer> {
    private static final int PAGE = 500;
    private static final long LOOK_AGAIN_MILLIS = 500;

    @ParentCommand private @Nullable Khettara root;

    @Option(names = "--json", description = "Print each CloudEvent as it is, one per line.")
    private boolean json;

    @Option(names = "--follow", description = "Go on with those to come, until stopped.")
    private boolean follow;

    @Option(
            names = "--after",
            defaultValue = "0",
            paramLabel = "N",
            description = "Only those after this place in the feed.")
    private long after;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Khettara khettara = Objects.requireNonNull(root);
        try (Home home = khettara.open()) {
            long seen = after;
            while (true) {
                List<SqliteEventFeed.Entry> page = home.events(seen, PAGE);
                for (SqliteEventFeed.Entry entry : page) {
                    seen = entry.seq();
                    khettara.terminal.out().println(json ? entry.json() : line(entry));
                }
                if (khettara.terminal.out().checkError()) {
                    return Exit.DONE.status;
                }
                if (page.size() < PAGE) {
                    if (!follow) {
                        return Exit.DONE.status;
                    }
                    Thread.sleep(LOOK_AGAIN_MILLIS);
                }
            }
        }
    }

    private static String line(SqliteEventFeed.Entry entry) throws IOException {
        Event event = Json.read(entry.json(), Event.class);
        String kind = event.type().replaceFirst("^.*\\.([a-z-]+)\\.v\\d+$", "$1");
        return Terminal.safe(
                "%6d  %s  %-11s  %s  release %d"
                        .formatted(
                                entry.seq(),
                                Words.time(Instant.parse(event.time())),
                                kind,
                                event.subject(),
                                event.detail().release()));
    }

    /// What the line shows of an event.
    record Event(String type, String time, String subject, @JsonProperty("data") Detail detail) {}

    record Detail(long release) {}
}
