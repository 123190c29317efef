package org.khettara.embedded.server;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What every request passes. The server has no accounts: it trusts who reaches it. A browser on
/// this machine reaches it too, on behalf of any page it shows, so pages of other sites are kept
/// out: by `Origin` when something would change, and by `Host` (DNS rebinding) always, unless the
/// operator let the server be known by other names.
@ServerFilter("/**")
@Order(-100)
final class Gate {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern BAD_PATH =
            Pattern.compile(
                    "(^|/)(\\.|%2e){1,2}(/|$)|%2f|%5c|%[01][0-9a-f]|%7f|\\\\|//",
                    Pattern.CASE_INSENSITIVE);
    private static final String CONTENT_SECURITY = "Content-Security-Policy";
    private static final String FRAMES = "X-Frame-Options";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final boolean loopback;

    Gate(ServerSettings settings) {
        this.loopback = LOOPBACK.contains(settings.host()) || settings.host().equals("::1");
    }

    @RequestFilter
    @Nullable HttpResponse<?> enter(HttpRequest<?> request) {
        String host = request.getHeaders().get(HttpHeaders.HOST);
        if (loopback && host != null && !LOOPBACK.contains(withoutPort(host))) {
            return Answers.problem(Problem.foreignHost());
        }
        if (!isSafe(request.getMethod()) && comesFromElsewhere(request, host)) {
            return Answers.problem(Problem.foreignPage());
        }
        if (BAD_PATH.matcher(RawPath.of(request)).find()) {
            return Answers.problem(Problem.badPath());
        }
        return null;
    }

    @ResponseFilter
    void leave(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (!response.getHeaders().contains(CONTENT_SECURITY)) {
            response.header(CONTENT_SECURITY, POLICY);
        }
        response.header("X-Content-Type-Options", "nosniff");
        if (!response.getHeaders().contains(FRAMES)) {
            response.header(FRAMES, "DENY");
        }
        response.header("Referrer-Policy", "no-referrer");
        response.header("Cross-Origin-Resource-Policy", "same-origin");
        response.header("Cross-Origin-Opener-Policy", "same-origin");
        if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
            response.header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private static boolean isSafe(HttpMethod method) {
        return method == HttpMethod.GET || method == HttpMethod.HEAD;
    }

    private static boolean comesFromElsewhere(HttpRequest<?> request, @Nullable String host) {
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        String site = request.getHeaders().get("Sec-Fetch-Site");
        boolean foreignOrigin =
                origin != null && !origin.replaceFirst("^https?://", "").equals(host);
        return foreignOrigin || "cross-site".equals(site) || "same-site".equals(site);
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
    }
}
