package org.khettara.engine;

/// How a text cuts its records into cells.
///
/// @param delimiter [#NONE] for a table of one column
/// @param blankAfter blanks after a delimiter are not of the cell
/// @param quote [#NONE] when nothing is quoted
/// @param escape character that takes the meaning from a quote after it; the quote itself when it
///   is doubled; [#NONE] when nothing is escaped
record TextDialect(char delimiter, boolean blankAfter, char quote, char escape) {
    static final char NONE = '\uFFFF';

    static TextDialect plain(char delimiter, char quote) {
        return new TextDialect(delimiter, false, quote, quote);
    }
}
