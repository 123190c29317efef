package org.khettara.core.release;

import java.util.Locale;

/// Why a release waits for a person.
public enum HoldReason {
    /// Readers of the current release would lose a table or a column, or find another type.
    BREAKING,
    /// It seems to hold personal data.
    PERSONAL_DATA,
    /// Every release of the dataset is looked at.
    ALWAYS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
