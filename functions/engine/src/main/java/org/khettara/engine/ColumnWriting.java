package org.khettara.engine;

import org.khettara.core.port.TableEngine.CellText;

/// What it takes to write a column once it has a plan, and what is told of it meanwhile.
record ColumnWriting(
        ColumnPlan plan,
        CellReader reader,
        ColumnProfile profile,
        ColumnChanges changes,
        ColumnScreen screen,
        Spellings spellings,
        CellText cellText) {

    static ColumnWriting of(ColumnPlan plan, CellText cellText, ColumnShare share) {
        return new ColumnWriting(
                plan,
                new CellReader(plan),
                new ColumnProfile(plan, share),
                new ColumnChanges(plan),
                new ColumnScreen(plan, share.lookedUp()),
                new Spellings(share.lookedUp()),
                cellText);
    }

    boolean isAsPublished() {
        return cellText == CellText.AS_PUBLISHED;
    }

    /// Tells profile and changes of a text that the reader has read last.
    ///
    /// @param times cells that hold the text
    /// @param values cells that hold its value and were not told of yet
    void tell(CellReader.Outcome outcome, CellChars cell, long times, long values) {
        switch (outcome) {
            case VALUE -> {
                changes.note(cell, reader, times);
                if (values > 0) {
                    profile.add(reader, values);
                }
            }
            case MISSING -> {
                profile.missing += times;
                changes.missing(cell, times);
            }
            case REJECTED -> {
                profile.missing += times;
                profile.rejected += times;
            }
        }
    }
}
