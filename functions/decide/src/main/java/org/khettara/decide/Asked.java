package org.khettara.decide;

import java.util.Map;
import org.khettara.core.release.By;
import org.khettara.core.release.Decision;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.upload.DatasetId;

/// What a person asked for: `{"dataset", "release", "decision", "who", "why"}`. The decision is
/// `approve`, `decline`, `roll-back` or `withdraw`, which takes the whole dataset back when no
/// release is named; or `policy`, with the `policy` itself.
sealed interface Asked {
    record Understood(Decision decision) implements Asked {}

    /// @param message what is wrong, and what was expected
    record Malformed(String message) implements Asked {}

    static Asked read(Map<String, Object> message) {
        try {
            return new Understood(decision(message));
        } catch (IllegalArgumentException e) {
            return new Malformed(String.valueOf(e.getMessage()));
        }
    }

    private static Decision decision(Map<String, Object> message) {
        DatasetId dataset = DatasetId.parse(text(message, "dataset"));
        var by = new By(text(message, "who"), text(message, "why"));
        String word = text(message, "decision");
        if (word.equals("policy")) {
            return new Decision.SetPolicy(
                    dataset, ReleasePolicy.parse(text(message, "policy")), by);
        }
        if (word.equals("withdraw") && !message.containsKey("release")) {
            return new Decision.WithdrawAll(dataset, by);
        }
        return Decision.of(word, dataset, release(message), by)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "decision: expected approve, decline, roll-back, withdraw or policy, found '%s'"
                                        .formatted(word)));
    }

    private static String text(Map<String, Object> message, String name) {
        if (message.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + ": expected a text");
    }

    /// JSON has one kind of number; the runtime makes of it what it fits into.
    private static long release(Map<String, Object> message) {
        if (message.get("release") instanceof Number number
                && number.doubleValue() == number.longValue()
                && number.longValue() > 0) {
            return number.longValue();
        }
        throw new IllegalArgumentException("release: expected its number, from 1");
    }
}
