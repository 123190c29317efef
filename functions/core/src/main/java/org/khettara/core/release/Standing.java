package org.khettara.core.release;

import java.util.Locale;

/// What a release is to readers.
public enum Standing {
    /// Was made current at some time; whether it still is, the pointer says.
    PUBLISHED,
    /// A later upload was published before it: it was never current.
    SUPERSEDED,
    /// Waits for a person; its files are private.
    HELD,
    /// A person did not let it be published; its files stay private.
    DECLINED,
    /// Was taken back: its files are gone, and a notice stands in their place.
    WITHDRAWN,
    /// A tombstone: from this version on the dataset is served no more. It has no files.
    DELETED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
