package org.khettara.embedded.server;

import io.micronaut.http.HttpRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The path of a request before anything was decoded, so that an encoded slash is no slash.
final class RawPath {
    private RawPath() {}

    static String of(HttpRequest<?> request) {
        String path = request.getUri().getRawPath();
        return path == null ? "" : path;
    }

    /// The segments, each decoded by itself; the first is the one after the leading slash.
    static List<String> segments(HttpRequest<?> request) {
        return Arrays.stream(of(request).substring(1).split("/", -1)).map(RawPath::decode).toList();
    }

    /// A segment for use in an address.
    static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String segment) {
        try {
            // URLDecoder reads '+' as a blank, which it is in a query only.
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw new ProblemException(Problem.badPath());
        }
    }
}
