package org.khettara.assessment.links;

import static java.nio.charset.StandardCharsets.UTF_8;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khettara.assessment.links.LinkCheck.Silence;

/// One host, asked one address after the other, slowly; its robots.txt first (RFC 9309). A host
/// that turns us away twice is left alone.
final class Host {
    static final String AGENT = "khettara";
    private static final int FOUND = 200;
    private static final int UNAVAILABLE = 503;

    /// RFC 9309, 2.5: a crawler must read at least 500 KiB.
    private static final int MOST_ROBOTS = 512 << 10;

    private static final long MOST_SECONDS = 30;
    private static final int MOST_REFUSALS = 2;
    private static final Set<Integer> TURNED_AWAY = Set.of(403, 429);
    private static final Set<Integer> NO_HEAD = Set.of(403, 405, 501);

    private final Web web;
    private final Pace pace;
    private final BaseRobotRules rules;
    private final @Nullable Silence unmet;
    private int refusals;

    /// How time passes between two requests.
    ///
    /// @param least between the ends of two requests
    record Pace(Duration least, InstantSource clock, Waiting waiting) {
        /// Lets time pass.
        @FunctionalInterface
        interface Waiting {
            void pass(Duration time) throws InterruptedException;
        }
    }

    /// @param unmet why its robots.txt could not be asked for; null when it could
    private Host(Web web, Pace pace, BaseRobotRules rules, @Nullable Silence unmet) {
        this.web = web;
        this.pace = pace;
        this.rules = rules;
        this.unmet = unmet;
    }

    /// @param any address of the host
    static Host meet(Web web, Pace pace, URI any) {
        URI robots = any.resolve("/robots.txt");
        var parser = new SimpleRobotRulesParser();
        try {
            Web.Answer answer = web.get(robots, MOST_ROBOTS);
            BaseRobotRules rules =
                    answer.status() == FOUND
                            ? parser.parseContent(
                                    robots.toString(),
                                    answer.body().getBytes(UTF_8),
                                    "text/plain",
                                    List.of(AGENT))
                            : parser.failedFetch(answer.status());
            return new Host(web, pace, rules, null);
        } catch (IOException e) {
            return new Host(web, pace, parser.failedFetch(UNAVAILABLE), silence(e));
        }
    }

    private static Silence silence(IOException failure) {
        return failure instanceof PublicHosts.NotPublicException
                ? Silence.NOT_PUBLIC
                : Silence.UNREACHABLE;
    }

    /// Asks an address, after a pause.
    LinkCheck ask(URI url) throws InterruptedException {
        if (unmet != null) {
            return silent(url, unmet);
        }
        if (refusals >= MOST_REFUSALS) {
            return silent(url, Silence.LEFT_ALONE);
        }
        if (!rules.isAllowed(url.toString())) {
            return silent(url, Silence.ROBOTS);
        }
        pause();
        try {
            int head = web.head(url);
            Integer get = null;
            if (NO_HEAD.contains(head)) {
                pause();
                get = web.get(url, 1).status();
            }
            int last = get == null ? head : get;
            refusals = TURNED_AWAY.contains(last) ? refusals + 1 : 0;
            return new LinkCheck(url.toString(), now(), head, get, null);
        } catch (IOException e) {
            return silent(url, silence(e));
        }
    }

    private LinkCheck silent(URI url, Silence why) {
        return new LinkCheck(url.toString(), now(), null, null, why);
    }

    private String now() {
        return pace.clock().instant().toString();
    }

    /// As long as the host asks for, within reason.
    private void pause() throws InterruptedException {
        long asked = Math.min(MOST_SECONDS * 1000, rules.getCrawlDelay());
        Duration least = pace.least();
        pace.waiting().pass(asked > least.toMillis() ? Duration.ofMillis(asked) : least);
    }
}
