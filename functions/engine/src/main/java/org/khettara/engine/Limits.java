package org.khettara.engine;

/// Every bound on hostile or huge input, in one place.
///
/// @param fileBytes largest file that is looked into
/// @param cellChars longest cell; a quote still open after it is data
/// @param columns most columns of a table
/// @param expandedBytes most bytes that a compressed file may become
/// @param expansionRatio most bytes out per byte in, once more than `ratioFrom` came out
/// @param ratioFrom bytes that any small file may become
/// @param entries most entries of an archive
/// @param sampleChars text that the dialect and the layout are decided on
/// @param sampleRows records likewise
/// @param exactDistinct different values counted exactly
/// @param listed findings of one kind that the report lists one by one
/// @param rowGroupRows most rows of a Parquet row group
/// @param rowGroupBytes most heap for a row group being filled
/// @param blockBytes text that is cut into rows and written at a time
/// @param formats for what readers of other formats hand on
public record Limits(
        long fileBytes,
        int cellChars,
        int columns,
        long expandedBytes,
        long expansionRatio,
        long ratioFrom,
        int entries,
        int sampleChars,
        int sampleRows,
        int exactDistinct,
        int listed,
        int rowGroupRows,
        long rowGroupBytes,
        int blockBytes,
        Formats formats) {
    public static final Limits DEFAULT =
            new Limits(
                    20L << 30,
                    1 << 20,
                    16_384,
                    20L << 30,
                    200,
                    64L << 20,
                    10_000,
                    1 << 18,
                    2_000,
                    65_536,
                    20,
                    1 << 20,
                    48L << 20,
                    4 << 20,
                    Formats.DEFAULT);

    /// Bounds on files that are no delimited text.
    ///
    /// @param cells most cells of a grid, the empty ones between others included
    /// @param rows highest row number of a grid
    /// @param sheets most grids of a file
    /// @param stringBytes most heap for texts that cells share
    /// @param styles most cell formats of a workbook
    /// @param depth deepest nesting of elements or values
    public record Formats(
            long cells, long rows, int sheets, long stringBytes, int styles, int depth) {
        public static final Formats DEFAULT =
                new Formats(200_000_000, 1 << 20, 1_000, 96L << 20, 1 << 16, 64);
    }

    /// Most bytes that a compressed file of some size may become.
    public long expandedFrom(long bytes) {
        return Math.min(expandedBytes, Math.max(ratioFrom, bytes * expansionRatio));
    }

    /// The same limits for a machine whose disk holds a file and its tables only up to some size.
    public Limits withDisk(long bytes, long expanded) {
        return with(bytes, expanded, blockBytes);
    }

    /// The same limits, with the text cut into blocks of another size.
    Limits withBlocks(int bytes) {
        return with(fileBytes, expandedBytes, bytes);
    }

    private Limits with(long file, long expanded, int block) {
        return new Limits(
                file,
                cellChars,
                columns,
                expanded,
                expansionRatio,
                ratioFrom,
                entries,
                sampleChars,
                sampleRows,
                exactDistinct,
                listed,
                rowGroupRows,
                rowGroupBytes,
                block,
                formats);
    }
}
