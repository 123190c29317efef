package org.khettara.core.difference;

import java.util.Locale;

/// What a release means for a reader of the one before it; the later constant is the graver.
public enum Compatibility {
    /// There is none before it.
    FIRST,
    /// Same tables, columns, order and types. Rows may differ.
    SAME,
    /// The same, written otherwise: columns in another order; or, where no row differs, rows in
    /// another order or numbers with other trailing zeros.
    COSMETIC,
    /// Tables or columns were added; what a reader selects by name is still there with its type.
    COMPATIBLE,
    /// A table or column is gone, or has another name or another type.
    BREAKING;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    Compatibility worse(Compatibility other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
