package org.khettara.core.report;

/// Records among the rows of data that are none: blank ones, and the header once more.
///
/// @param row record number of the first
/// @param rows how many follow one another
public record Gap(long row, long rows) {
    /// How many of a table are told.
    public static final int MOST = 1000;
}
