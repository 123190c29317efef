package org.khettara.ckan;

import java.util.List;

/// What became of a dataset on the portal; of a dry run, what would.
public sealed interface Outcome {
    record Created(String name) implements Outcome {}

    /// @param changes in words, one each
    record Updated(List<String> changes) implements Outcome {
        public Updated {
            changes = List.copyOf(changes);
        }
    }

    record Unchanged() implements Outcome {}

    record Withdrawn() implements Outcome {}

    /// The portal has no such dataset to withdraw.
    record Absent() implements Outcome {}

    /// Left alone on purpose, because of what someone did at the portal.
    record LeftAlone(String why) implements Outcome {}

    /// The portal took it not.
    ///
    /// @param why in the portal's words
    record Refused(String why) implements Outcome {}
}
