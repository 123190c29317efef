package org.khettara.assessment.links;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.khettara.assessment.links.LinkCheck.Silence;

/// Asks addresses of other hosts whether they answer: hosts side by side, the addresses of one host
/// one after the other.
public final class LinkChecker implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final int HOSTS = 16;

    private final Web web;
    private final Host.Pace pace;

    /// @param about where those who are asked find out who asks
    public static LinkChecker open(String about) {
        return new LinkChecker(
                new Web(new PublicHosts(), about),
                new Host.Pace(BETWEEN, InstantSource.system(), Thread::sleep));
    }

    LinkChecker(Web web, Host.Pace pace) {
        this.web = web;
        this.pace = pace;
    }

    /// Asks those that are due, the hosts in no order, until the time is over; what was not asked
    /// by then keeps its last check.
    ///
    /// @param urls all that anybody names; checks of others are forgotten
    /// @param most time that asking may take
    /// @return how many were asked
    public int check(Set<String> urls, LinkLog log, Duration most) throws IOException {
        Instant begin = pace.clock().instant();
        Instant end = begin.plus(most);
        var due = new ArrayList<String>();
        urls.stream().filter(url -> log.isDue(url, begin)).forEach(due::add);
        try (ExecutorService hosts =
                Executors.newFixedThreadPool(HOSTS, Thread.ofVirtual().factory())) {
            var visits = new ArrayList<Future<Integer>>();
            for (List<URI> addresses : byHost(due, log).values()) {
                visits.add(hosts.submit(() -> visit(addresses, log, end)));
            }
            int asked = 0;
            for (Future<Integer> visit : visits) {
                asked += visit.get();
            }
            return asked;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while asking addresses");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a host could not be visited", e.getCause());
        } finally {
            log.keep(urls);
        }
    }

    private int visit(List<URI> addresses, LinkLog log, Instant end) throws InterruptedException {
        int asked = 0;
        Host host = Host.meet(web, pace, addresses.getFirst());
        for (URI url : addresses) {
            if (!pace.clock().instant().isBefore(end)) {
                break;
            }
            log.add(host.ask(url));
            asked++;
        }
        return asked;
    }

    private Map<String, List<URI>> byHost(List<String> urls, LinkLog log) {
        Map<String, List<URI>> hosts = new LinkedHashMap<>();
        for (String url : urls) {
            URI uri = web(url);
            if (uri == null) {
                String now = pace.clock().instant().toString();
                log.add(new LinkCheck(url, now, null, null, Silence.UNREACHABLE));
            } else {
                hosts.computeIfAbsent(uri.getRawAuthority(), _ -> new ArrayList<>()).add(uri);
            }
        }
        return hosts;
    }

    /// Null for what is no address of the web.
    private static @Nullable URI web(String url) {
        try {
            var uri = new URI(url);
            boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return isWeb && uri.getHost() != null ? uri : null;
        } catch (URISyntaxException notAnAddress) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        web.close();
    }
}
