package org.khettara.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.khettara.ckan.Outcome;
import org.khettara.ckan.PortalException;
import org.khettara.ckan.PortalPush;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.upload.DatasetId;

/// Keeps a portal as the home is: all datasets at the start, then each that an event is about. A
/// push that changes nothing writes nothing, so nothing needs to be remembered between two starts.
/// While the portal is down, what changed waits.
public final class PortalFollower implements AutoCloseable {
    private static final Logger LOG = System.getLogger(PortalFollower.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Duration TO_END = Duration.ofSeconds(10);

    private final Home home;
    private final PortalPush push;
    private final Thread thread;
    private final SequencedSet<DatasetId> due = new LinkedHashSet<>();
    private long seen;

    private PortalFollower(Home home, PortalPush push) {
        this.home = home;
        this.push = push;
        this.thread = Thread.ofPlatform().name("khettara-portal").daemon().unstarted(this::follow);
    }

    /// Follows until it is closed. Closes neither home nor portal.
    public static PortalFollower start(Home home, PortalPush push) {
        var follower = new PortalFollower(home, push);
        follower.thread.start();
        return follower;
    }

    /// Every dataset that the home serves, or once told of, by dataset id.
    public static Set<DatasetId> datasets(Home home) throws IOException {
        return DatasetsTold.ever(home);
    }

    /// Makes the portal say what the home says of a dataset: withdraws it when the home serves
    /// none.
    public static Outcome push(Home home, PortalPush push, DatasetId dataset) throws IOException {
        Optional<CatalogueEntry> entry = home.catalogue().entry(dataset);
        return entry.isPresent() ? push.push(entry.get()) : push.withdraw(dataset);
    }

    private void follow() {
        Duration pause = BETWEEN_LOOKS;
        boolean first = true;
        try {
            while (true) {
                try {
                    seen = DatasetsTold.after(home, seen, due);
                    if (first) {
                        due.addAll(DatasetsTold.ever(home));
                        first = false;
                    }
                    pushDue();
                    pause = BETWEEN_LOOKS;
                } catch (InterruptedIOException closing) {
                    throw new InterruptedException();
                } catch (IOException | RuntimeException e) {
                    pause = longer(pause);
                    complain(e, pause);
                }
                Thread.sleep(pause);
            }
        } catch (InterruptedException closing) {
            LOG.log(Level.DEBUG, "The portal is no longer kept up to date");
        }
    }

    private static Duration longer(Duration pause) {
        Duration longer = pause.multipliedBy(4);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private static void complain(Exception e, Duration pause) {
        if (e instanceof PortalException) {
            LOG.log(Level.WARNING, "{0}; again in {1}", e.getMessage(), pause);
        } else {
            LOG.log(Level.ERROR, "Cannot keep the portal up to date; again in " + pause, e);
        }
    }

    private void pushDue() throws IOException {
        while (!due.isEmpty()) {
            DatasetId dataset = due.getFirst();
            Outcome outcome = push(home, push, dataset);
            due.removeFirst();
            switch (outcome) {
                case Outcome.Created _, Outcome.Updated _, Outcome.Withdrawn _ ->
                        LOG.log(Level.INFO, "{0} was told to the portal", dataset);
                case Outcome.Unchanged _, Outcome.Absent _ ->
                        LOG.log(Level.DEBUG, "{0} stands in the portal as it is", dataset);
                case Outcome.LeftAlone(String why) ->
                        LOG.log(Level.WARNING, "{0} is left alone: {1}", dataset, why);
                case Outcome.Refused(String why) ->
                        LOG.log(Level.WARNING, "The portal refused {0}: {1}", dataset, why);
            }
        }
    }

    /// Waits a moment for what is in hand.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(TO_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
