package org.khettara.ckan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;

/// Calls the actions of one portal. Bounded in time and bytes; follows no redirect, as the token
/// would go with it. Every call is tried again when the portal is down or busy: those that write
/// are of the kind that may be. Safe for use by many threads.
public final class Portal implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(100);
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(60);

    private final PortalAddress address;
    private final @Nullable ApiToken token;
    private final Limits limits;
    private final Pace pace;
    private final InstantSource clock;
    private final CloseableHttpClient http;

    /// @param attempts of one call
    /// @param bytes of the largest answer that is read
    /// @param time for one whole answer
    record Limits(int attempts, int bytes, Duration time) {
        static final Limits USUAL = new Limits(4, 16 << 20, Duration.ofMinutes(2));
    }

    /// @param token null to read only
    public static Portal open(PortalAddress address, @Nullable ApiToken token) {
        InstantSource clock = InstantSource.system();
        var pace = new Pace(BETWEEN_CALLS, clock, Thread::sleep);
        return new Portal(address, token, Limits.USUAL, pace, clock);
    }

    Portal(
            PortalAddress address,
            @Nullable ApiToken token,
            Limits limits,
            Pace pace,
            InstantSource clock) {
        this.address = address;
        this.token = token;
        this.limits = limits;
        this.pace = pace;
        this.clock = clock;
        this.http =
                HttpClients.custom()
                        .setConnectionManager(
                                PoolingHttpClientConnectionManagerBuilder.create()
                                        .setDefaultConnectionConfig(
                                                ConnectionConfig.custom()
                                                        .setConnectTimeout(CONNECT)
                                                        .setSocketTimeout(SILENCE)
                                                        .build())
                                        .build())
                        .setDefaultRequestConfig(
                                RequestConfig.custom().setResponseTimeout(SILENCE).build())
                        .setUserAgent("Khettara/0.1")
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .build();
    }

    PortalAddress address() {
        return address;
    }

    /// @throws PortalException when the portal does not answer as CKAN does, though it was tried
    ///   several times
    Answer call(String action, Object parameters) throws IOException {
        String body = Json.line(parameters);
        for (int failures = 1; ; failures++) {
            pace.enter();
            try {
                return once(action, body);
            } catch (PortalException e) {
                if (e.remedy() == PortalException.Remedy.NONE || failures >= limits.attempts()) {
                    throw e;
                }
                pace.rest(failures, e.after());
            }
        }
    }

    private Answer once(String action, String body) throws IOException {
        var request = new HttpPost(address.action(action));
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        if (token != null) {
            request.setHeader(HttpHeaders.AUTHORIZATION, token.header());
        }
        try (ClassicHttpResponse response = http.executeOpen(null, request, null)) {
            return understood(action, response, request::abort);
        } catch (PortalException e) {
            throw e;
        } catch (IOException e) {
            throw unreachable(action, e);
        }
    }

    /// @param stop ends the connection: what is not read to its end must not be, for it may have
    ///   none
    private Answer understood(String action, ClassicHttpResponse response, Runnable stop)
            throws IOException {
        boolean whole = false;
        try {
            Answer answer = understood(action, response);
            whole = true;
            return answer;
        } finally {
            if (!whole) {
                stop.run();
            }
        }
    }

    private PortalException unreachable(String action, IOException e) {
        var failure =
                new PortalException(
                        "%s cannot be reached for %s (%s). Is the address right, and the portal up?"
                                .formatted(address, action, e.getClass().getSimpleName()),
                        PortalException.Remedy.LATER);
        failure.initCause(e);
        return failure;
    }

    private Answer understood(String action, ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        if (status == 429 || (status >= 502 && status <= 504)) {
            throw new PortalException(
                    "%s is busy or down (HTTP %d to %s)".formatted(address, status, action),
                    PortalException.Remedy.LATER,
                    retryAfter(response));
        }
        if (!isJson(response)) {
            throw new PortalException(
                    "%s answered %s with something other than JSON (HTTP %d): a firewall in front of it may have rejected the call, or it is no CKAN"
                            .formatted(address, action, status),
                    status >= 500 ? PortalException.Remedy.LATER : PortalException.Remedy.NONE);
        }
        JsonNode answer = json(action, read(action, response));
        JsonNode success = answer.path("success");
        if (status == 200 && success.isBoolean() && success.booleanValue()) {
            if (answer.has("result")) {
                return new Answer.Done(answer.get("result"));
            }
        } else if (answer.path("error").isObject()) {
            Answer.@Nullable Kind kind = kind(answer.get("error"));
            if (kind != null) {
                return new Answer.Refused(kind, answer.get("error"));
            }
        }
        throw new PortalException(
                "%s failed at %s (HTTP %d %s)"
                        .formatted(
                                address,
                                action,
                                status,
                                answer.path("error").path("__type").asText()),
                status >= 500 ? PortalException.Remedy.LATER : PortalException.Remedy.NONE);
    }

    /// By what the error says it is; the portal has been seen to send failures with status 200.
    private static Answer.@Nullable Kind kind(JsonNode error) {
        return switch (error.path("__type").asText()) {
            case "Validation Error" -> Answer.Kind.INVALID;
            case "Not Found Error" -> Answer.Kind.NOT_FOUND;
            case "Authorization Error" -> Answer.Kind.NOT_ALLOWED;
            default -> null;
        };
    }

    private static boolean isJson(ClassicHttpResponse response) {
        Header type = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.getValue().strip().startsWith("application/json");
    }

    private JsonNode json(String action, byte[] body) throws PortalException {
        try {
            JsonNode answer = MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
            if (answer != null) {
                return answer;
            }
        } catch (JsonProcessingException notJson) {
            // Said below, as of an answer without a body.
        }
        throw new PortalException(
                "%s answered %s with broken JSON".formatted(address, action),
                PortalException.Remedy.LATER);
    }

    private byte[] read(String action, ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        Instant end = clock.instant().plus(limits.time());
        var body = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        InputStream in = entity.getContent();
        for (int n = in.read(part); n >= 0; n = in.read(part)) {
            body.write(part, 0, n);
            if (body.size() > limits.bytes() || clock.instant().isAfter(end)) {
                throw new PortalException(
                        "%s has no end of its answer to %s".formatted(address, action),
                        PortalException.Remedy.NONE);
            }
        }
        return body.toByteArray();
    }

    /// Seconds or a date (RFC 9110, 10.2.3); null when there is neither.
    private @Nullable Duration retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        String value = header == null ? "" : header.getValue().strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant at =
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Duration.between(clock.instant(), at);
        } catch (DateTimeException neither) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
