package org.khettara.embedded.server;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.khettara.dcat.RdfFormat;
import org.khettara.pages.Language;

/// Which format and language a reader wants most (RFC 9110, 12.5).
final class Negotiation {
    private static final Pattern RANGE = Pattern.compile("\\s*([^;\\s/]+)/([^;\\s]+)\\s*(;.*)?");
    private static final Pattern WEIGHT =
            Pattern.compile("(?i).*;\\s*q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)\\s*(;.*)?");

    private Negotiation() {}

    private record Range(String type, String subtype, double weight) {
        /// How closely the range names the type: 3 exactly, 1 as anything, 0 not at all.
        int closeness(String mediaType) {
            if (mediaType.equals(type + "/" + subtype)) {
                return 3;
            }
            if (subtype.equals("*") && mediaType.startsWith(type + "/")) {
                return 2;
            }
            return type.equals("*") && subtype.equals("*") ? 1 : 0;
        }
    }

    /// The acceptable format of the highest weight, of several the first in their order; empty when
    /// the reader accepts none.
    static Optional<RdfFormat> of(HttpRequest<?> request) {
        String accept = String.join(",", request.getHeaders().getAll(HttpHeaders.ACCEPT));
        List<Range> ranges = ranges(accept.isBlank() ? "*/*" : accept);
        RdfFormat best = RdfFormat.JSON_LD;
        double weight = 0;
        for (RdfFormat format : RdfFormat.values()) {
            double one = weight(ranges, format.mediaType());
            if (one > weight) {
                best = format;
                weight = one;
            }
        }
        return weight == 0 ? Optional.empty() : Optional.of(best);
    }

    private static double weight(List<Range> ranges, String mediaType) {
        int closest = 0;
        double weight = 0;
        for (Range range : ranges) {
            int closeness = range.closeness(mediaType);
            if (closeness > closest) {
                closest = closeness;
                weight = range.weight();
            }
        }
        return weight;
    }

    private static List<Range> ranges(String accept) {
        return List.of(accept.toLowerCase(Locale.ROOT).split(",", -1)).stream()
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .map(range -> new Range(range.group(1), range.group(2), weight(range.group(3))))
                .toList();
    }

    /// A weight that cannot be read is none.
    private static double weight(@Nullable String parameters) {
        if (parameters == null || !parameters.matches(".*;\\s*q\\s*=.*")) {
            return 1;
        }
        Matcher weight = WEIGHT.matcher(parameters);
        return weight.matches() ? Double.parseDouble(weight.group(1)) : 0;
    }

    /// The language that is asked for, or else what the browser prefers (RFC 9110, 12.5.4), or else
    /// French.
    static Language language(@Nullable String lang, HttpRequest<?> request) {
        if (lang != null) {
            return Language.of(lang)
                    .orElseThrow(() ->
                            new ProblemException(
                                    Problem.badValue("lang", "expected fr, ar or en")));
        }
        String preferred = request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE);
        if (preferred == null || preferred.isBlank()) {
            return Language.FR;
        }
        try {
            return Locale.LanguageRange.parse(preferred).stream()
                    .map(range -> Language.of(range.getRange()))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(Language.FR);
        } catch (IllegalArgumentException notALanguageList) {
            return Language.FR;
        }
    }
}
