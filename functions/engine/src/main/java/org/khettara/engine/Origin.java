package org.khettara.engine;

import java.util.List;

/// How a text came about, and so how to read it.
sealed interface Origin {
    /// The file itself, or one in an archive: everything about it is to be found out.
    record Text() implements Origin {}

    /// The grid of a sheet or a list of records, written by us: UTF-8, commas, `"` doubled, a
    /// record for each row of the sheet from some row on.
    ///
    /// @param format of the file: `xlsx`, `json`, ...
    /// @param sheet name of the sheet or list; empty without one
    /// @param alone the file holds no other text
    /// @param rowsBefore rows of the sheet before the first record; -1 where rows are counted after
    ///   the header
    /// @param columnsBefore columns of the sheet before the first cell
    /// @param notes texts that stand beside the table
    record Spooled(
            String format,
            Kind kind,
            String sheet,
            boolean alone,
            long rowsBefore,
            int columnsBefore,
            List<String> notes)
            implements Origin {
        public Spooled {
            notes = List.copyOf(notes);
        }
    }

    enum Kind {
        /// As people lay it out: titles, header rows and notes are to be found.
        GRID,
        /// The same, and its cells are written as people write them.
        DISPLAYED,
        /// The first record is the header, all others are data.
        RECORDS
    }

    /// Written by us: its quotes fit, and every record has the same number of cells.
    default boolean isSpooled() {
        return this instanceof Spooled;
    }

    /// Numbers have `.` and no groups: `1.234` is no riddle.
    default boolean dotDecimal() {
        return this instanceof Spooled spooled && spooled.kind() != Kind.DISPLAYED;
    }

    default boolean isRecords() {
        return this instanceof Spooled spooled && spooled.kind() == Kind.RECORDS;
    }

    /// To be added to the number of a record to get the row in the source.
    default long rowsBefore() {
        return this instanceof Spooled spooled ? spooled.rowsBefore() : 0;
    }

    /// To be added to the number of a cell to get the column in the source.
    default int columnsBefore() {
        return this instanceof Spooled spooled ? spooled.columnsBefore() : 0;
    }
}
