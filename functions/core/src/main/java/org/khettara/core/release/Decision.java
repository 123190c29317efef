package org.khettara.core.release;

import org.khettara.core.upload.DatasetId;

/// What a person wants done with a dataset.
public sealed interface Decision {
    DatasetId dataset();

    By by();

    /// A decision on one release.
    sealed interface OnRelease extends Decision {
        long release();
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
