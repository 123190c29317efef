package org.khettara.embedded.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.release.By;
import org.khettara.core.release.ReleasePolicy;

/// The body of a decision, as it came.
///
/// @param decision a word; null when the policy is to be changed
/// @param policy its text; null when a decision is meant
record DecisionBody(
        @Nullable String decision,
        @Nullable String policy,
        @Nullable String who,
        @Nullable String why) {
    private static final int LONGEST = 1 << 16;

    /// @throws ProblemException when it is no such document
    static DecisionBody read(@Nullable InputStream body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : body.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new ProblemException(Problem.tooLarge(LONGEST));
        }
        try {
            DecisionBody read =
                    Json.read(new String(bytes, StandardCharsets.UTF_8), DecisionBody.class);
            if (read != null) {
                return read;
            }
        } catch (IOException notJson) {
            // Said below.
        }
        throw bad("body", "expected a JSON object with who and why");
    }

    String word() {
        return decision == null ? "" : decision;
    }

    By by() {
        try {
            return new By(who == null ? "" : who, why == null ? "" : why);
        } catch (IllegalArgumentException e) {
            throw bad("body", String.valueOf(e.getMessage()));
        }
    }

    ReleasePolicy releasePolicy() {
        try {
            return ReleasePolicy.parse(policy == null ? "" : policy);
        } catch (IllegalArgumentException e) {
            throw bad("policy", String.valueOf(e.getMessage()));
        }
    }

    static ProblemException bad(String where, String expected) {
        return new ProblemException(Problem.badValue(where, expected));
    }
}
