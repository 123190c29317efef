package org.khettara.engine.difference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where the rows that differ stand, put in order: as in the later version, and behind them, as in
/// the earlier one, those that are gone.
final class Differing implements AutoCloseable {
    private final Spool later;
    private final Spool gone;
    private final long bytesBefore;
    private final long bytesAfter;
    private long count;

    /// @param before position in the earlier version, -1 when the row is new
    /// @param after position in the later version, -1 when it is gone
    /// @param times it occurs
    record Row(long before, long after, long times) {}

    /// Takes one row after the other.
    interface Reader {
        void take(Row row) throws IOException;
    }

    /// @param bytesBefore of the earlier version's file
    /// @param bytesAfter likewise
    Differing(Path folder, long bytesBefore, long bytesAfter) throws IOException {
        this.bytesBefore = bytesBefore;
        this.bytesAfter = bytesAfter;
        this.later = new Spool(folder.resolve("later"), Spool.PARTS);
        this.gone = new Spool(folder.resolve("gone"), Spool.PARTS);
    }

    void add(long before, long after, long times) throws IOException {
        count++;
        if (after >= 0) {
            later.add(part(after, bytesAfter), after, before, times);
        } else {
            gone.add(part(before, bytesBefore), before, after, times);
        }
    }

    /// Parts follow each other as the positions do.
    private static int part(long position, long bytes) {
        return (int) (position * ((double) Spool.PARTS / (bytes + 1)));
    }

    boolean isEmpty() {
        return count == 0;
    }

    void read(Reader to) throws IOException {
        read(later, (position, other, times) -> new Row(other, position, times), to);
        read(gone, (position, other, times) -> new Row(position, other, times), to);
    }

    private interface Made {
        Row of(long position, long other, long times);
    }

    private static void read(Spool spool, Made made, Reader to) throws IOException {
        for (int part = 0; part < spool.parts(); part++) {
            List<Row> rows = new ArrayList<>();
            spool.read(part, (position, other, times) -> rows.add(made.of(position, other, times)));
            rows.sort(
                    Comparator.comparingLong(row -> row.after() >= 0 ? row.after() : row.before()));
            for (Row row : rows) {
                to.take(row);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (later) {
            gone.close();
        }
    }
}
