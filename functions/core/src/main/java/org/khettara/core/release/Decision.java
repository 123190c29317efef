package org.khettara.core.release;

import java.util.Optional;
import org.khettara.core.upload.DatasetId;

/// What a person wants done with a dataset.
public sealed interface Decision {
    DatasetId dataset();

    By by();

    /// A decision on one release.
    sealed interface OnRelease extends Decision {
        long release();
    }

    /// The decision on a release that a word stands for: `approve`, `decline`, `roll-back` or
    /// `withdraw`; empty for any other.
    static Optional<OnRelease> of(String word, DatasetId dataset, long release, By by) {
        return switch (word) {
            case "approve" -> Optional.of(new Approve(dataset, release, by));
            case "decline" -> Optional.of(new Decline(dataset, release, by));
            case "roll-back" -> Optional.of(new RollBack(dataset, release, by));
            case "withdraw" -> Optional.of(new Withdraw(dataset, release, by));
            default -> Optional.empty();
        };
    }

    /// Publish a release that is held.
    record Approve(DatasetId dataset, long release, By by) implements OnRelease {}

    /// Do not publish a release that is held.
    record Decline(DatasetId dataset, long release, By by) implements OnRelease {}

    /// Serve another release that was published before.
    record RollBack(DatasetId dataset, long release, By by) implements OnRelease {}

    /// Take one release back, files and all.
    record Withdraw(DatasetId dataset, long release, By by) implements OnRelease {}

    /// Take the whole dataset back, files and all.
    record WithdrawAll(DatasetId dataset, By by) implements Decision {}

    /// Change when releases wait for a person.
    record SetPolicy(DatasetId dataset, ReleasePolicy policy, By by) implements Decision {}
}
