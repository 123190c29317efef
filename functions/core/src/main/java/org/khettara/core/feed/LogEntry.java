package org.khettara.core.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.khettara.core.upload.DatasetId;
import org.khettara.schemas.DatasetChange;

/// A change with its place in the log.
///
/// @param at the log's clock: the latest release time up to here. Two workers may commit in another
///   order than they looked at the clock; this never goes back
public record LogEntry(Instant at, DatasetChange change) {
    /// The entry of a change that comes after another.
    ///
    /// @param before the clock of the entry before; [Instant#MIN] for the first
    public static LogEntry after(Instant before, DatasetChange change) {
        Instant made = change.getReleasedAt();
        return new LogEntry(made.isBefore(before) ? before : made, change);
    }

    public DatasetId dataset() {
        return DatasetId.parse(change.getDataset());
    }

    /// The day of the log's clock, in UTC.
    public LocalDate day() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /// Names the change in every feed; the same for every delivery of it.
    public String iri() {
        return "urn:khettara:change:" + change.getId();
    }
}
