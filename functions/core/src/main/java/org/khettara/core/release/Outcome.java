package org.khettara.core.release;

/// What a decision came to.
public sealed interface Outcome {
    record Done(Transition transition) implements Outcome {}

    /// Nothing was changed.
    record Refused(Refusal refusal) implements Outcome {}
}
