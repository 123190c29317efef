package org.khettara.core.meaning;

/// Whether a column holds names of persons.
enum PersonColumn {
    NONE,
    /// Of people who hold an office, or are known by their work.
    PUBLIC,
    /// First names or family names.
    PRIVATE,
    /// First name and family name together.
    PRIVATE_FULL;

    private static final double MOST = 0.6;
    private static final double MANY = 0.3;
    private static final int FEWEST_DIFFERENT = 3;

    /// @param beside whether a column of the table says that it has first names or full ones
    static PersonColumn of(ScreenedColumn column, boolean beside) {
        Header header = column.screening().header;
        Sample sample = column.screening().sample;
        if (!column.isText() || sample.values() == 0 || isOtherwise(column)) {
            return NONE;
        }
        double full = sample.share(PersonNames.Look.FULL);
        double known = sample.share(PersonNames.Look.KNOWN);
        double possible = sample.share(PersonNames.Look.POSSIBLE);
        boolean names =
                (header.complete() && possible >= MOST)
                        || (header.person() && (known >= MANY || (beside && possible >= MOST)))
                        || (header.office() && known >= MANY)
                        || (full >= MOST && column.distinct() >= FEWEST_DIFFERENT);
        if (!names) {
            return NONE;
        }
        return header.office() ? PUBLIC : full >= MANY ? PRIVATE_FULL : PRIVATE;
    }

    /// Places and bodies are named after people too.
    private static boolean isOtherwise(ScreenedColumn column) {
        Header header = column.screening().header;
        boolean bodies = header.institution() && !header.complete() && !header.office();
        return bodies || column.place() != null || header.remarks();
    }

    boolean isPrivate() {
        return this == PRIVATE || this == PRIVATE_FULL;
    }
}
