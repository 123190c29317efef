package org.khettara.core.port;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.khettara.core.feed.FeedScope;
import org.khettara.core.feed.LogEntry;

/// Every change that was told, in order. Grows at its end only.
public interface ChangeLog {
    /// How many changes there are in a feed.
    long size(FeedScope scope) throws IOException;

    /// Changes of a feed, in order.
    ///
    /// @param from how many to pass over
    List<LogEntry> entries(FeedScope scope, long from, int limit) throws IOException;

    /// The changes of a day of the log's clock, in order.
    List<LogEntry> entries(LocalDate day) throws IOException;
}
