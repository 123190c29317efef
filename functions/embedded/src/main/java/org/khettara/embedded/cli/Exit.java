package org.khettara.embedded.cli;

/// Exit statuses, the mildest first.
enum Exit {
    /// All was published, or unchanged.
    DONE(0),
    /// Some files were refused.
    REFUSED(3),
    /// Wrong usage: an unknown institution, a missing file.
    USAGE(2),
    /// A failure of ours, or of the machine.
    FAILURE(1);

    final int status;

    Exit(int status) {
        this.status = status;
    }

    Exit worse(Exit other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
