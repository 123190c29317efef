package org.khettara.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// What CKAN said to a call.
sealed interface Answer {
    record Done(JsonNode result) implements Answer {}

    /// CKAN understood the call and does not do it.
    ///
    /// @param error as CKAN has it
    record Refused(Kind kind, JsonNode error) implements Answer {
        private static final int LONGEST = 300;

        /// Whether the dataset has changed since it was read: the one conflict that is mended by
        /// reading again.
        boolean isStale() {
            return kind == Kind.INVALID && error.has("match");
        }

        boolean isAbout(String field) {
            return kind == Kind.INVALID && error.has(field);
        }

        /// What is wrong, in the portal's words. Other kinds of error tell of its insides.
        String why() {
            if (kind != Kind.INVALID) {
                return kind.words;
            }
            List<String> fields = new ArrayList<>();
            error.properties()
                    .forEach(field -> {
                        if (!field.getKey().startsWith("__")) {
                            fields.add(field.getKey() + ": " + field.getValue());
                        }
                    });
            String why = String.join("; ", fields);
            return why.length() <= LONGEST ? why : why.substring(0, LONGEST) + "…";
        }
    }

    enum Kind {
        /// 409: the values do not pass, or no longer match.
        INVALID("the portal does not take it"),
        /// 404.
        NOT_FOUND("the portal does not have it"),
        /// 403: a bad token and too few rights look the same.
        NOT_ALLOWED("the portal does not know the token, or its user may not do this there");

        final String words;

        Kind(String words) {
            this.words = words;
        }
    }
}
