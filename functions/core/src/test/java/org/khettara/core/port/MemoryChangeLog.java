package org.khettara.core.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.khettara.core.feed.FeedScope;
import org.khettara.core.feed.LogEntry;
import org.khettara.schemas.DatasetChange;

/// A log of changes in memory, for tests: the shortest statement of what the port asks.
public final class MemoryChangeLog implements ChangeLog {
    private final List<LogEntry> log = new ArrayList<>();

    public void add(DatasetChange change) {
        log.add(LogEntry.after(log.isEmpty() ? Instant.MIN : log.getLast().at(), change));
    }

    @Override
    public long size(FeedScope scope) {
        return of(scope).size();
    }

    @Override
    public List<LogEntry> entries(FeedScope scope, long from, int limit) {
        return of(scope).stream().skip(from).limit(limit).toList();
    }

    @Override
    public List<LogEntry> entries(LocalDate day) {
        return log.stream().filter(entry -> entry.day().equals(day)).toList();
    }

    private List<LogEntry> of(FeedScope scope) {
        return log.stream()
                .filter(entry -> FeedScope.telling(entry.dataset()).contains(scope))
                .toList();
    }
}
