package org.khettara.engine;

import java.io.IOException;
import java.util.List;

/// Receives the grids of a file, one after the other: beginning a grid ends the one before.
public interface Sheets {
    /// Begins a grid as people lay it out: it may hold titles, notes, and several tables.
    ///
    /// @param name of the worksheet or caption of the table; empty without one
    Sheet grid(String name) throws IOException, Refusal;

    /// Begins a grid whose cells are as a page shows them (`1 234,5`, `12/03/2024`): their texts
    /// are read as those of delimited text, where [Sheet#cell] otherwise takes stored values.
    Sheet displayed(String name) throws IOException, Refusal;

    /// Begins a list of records whose columns the format itself names.
    ///
    /// @param columns names in order; rows follow from 1
    Sheet records(String name, List<String> columns) throws IOException, Refusal;

    /// Tells of a sheet that its publisher hid, and that is therefore left out.
    void hidden(String name) throws Refusal;

    /// One grid, filled row by row.
    interface Sheet {
        /// Goes to a row, counted from 1 as a spreadsheet does. Rows ascend; those left out are
        /// blank.
        void row(long number) throws IOException, Refusal;

        /// Sets a cell of that row; columns count from 0 and ascend, those left out are empty.
        ///
        /// @param text what is stored, not what is shown: numbers with `.` and no groups, ISO 8601
        ///   dates, `true` and `false`, errors as a sheet shows them (`#N/A`)
        void cell(int column, CharSequence text) throws IOException, Refusal;

        /// As [#cell(int, CharSequence)], for readers that have the text's bytes.
        ///
        /// @param utf8 holds the text, well-formed: `length` bytes from `from` on
        void cell(int column, byte[] utf8, int from, int length) throws IOException, Refusal;
    }
}
