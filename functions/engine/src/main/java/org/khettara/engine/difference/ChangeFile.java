package org.khettara.engine.difference;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.khettara.core.difference.RowDifference.ChangedColumn;
import org.khettara.engine.CanonicalRows;
import org.khettara.engine.parquet.Bytes;

/// Writes the rows that differ as a CSV: what became of the row, then the columns of the later
/// version, then those that only the earlier has. A changed row is two, as it was and as it is.
final class ChangeFile implements AutoCloseable {
    static final String CHANGE = "change";
    private static final int FLUSH = 1 << 16;

    private final Shared shared;
    private final int[] key;
    private final CanonicalRows before;
    private final CanonicalRows after;
    private final RowHashes hashesBefore;
    private final RowHashes hashesAfter;
    private final OutputStream out;
    private final Bytes line = new Bytes();

    /// Of each column of the line, the earlier version's; -1 where that has none.
    private final int[] columnsBefore;

    private final long[] changedCells;
    private long added;
    private long removed;
    private long changed;

    /// What was written.
    ///
    /// @param cells columns with changed values
    record Told(long added, long removed, long changed, List<ChangedColumn> cells) {}

    /// @param key places in the shared columns; empty without a key
    static Told write(Shared shared, int[] key, Differing rows, Path csv) throws IOException {
        try (ChangeFile file = new ChangeFile(shared, key, csv)) {
            rows.read(file::write);
            return new Told(file.added, file.removed, file.changed, file.cells());
        }
    }

    private ChangeFile(Shared shared, int[] key, Path csv) throws IOException {
        this.shared = shared;
        this.key = key;
        this.before = CanonicalRows.lookUp(shared.before().csv(), shared.before().width());
        this.after = CanonicalRows.lookUp(shared.after().csv(), shared.after().width());
        this.hashesBefore =
                new RowHashes(shared.before(), before, shared.columnsBefore(), shared.byValue());
        this.hashesAfter =
                new RowHashes(shared.after(), after, shared.columnsAfter(), shared.byValue());
        this.columnsBefore = placesBefore(shared);
        this.changedCells = new long[shared.pairs().size()];
        this.out = Files.newOutputStream(csv);
        writeHeader();
    }

    private static int[] placesBefore(Shared shared) {
        List<Integer> left = shared.left();
        int[] places = new int[shared.after().width() + left.size()];
        Arrays.fill(places, -1);
        shared.pairs().forEach(pair -> places[pair.after()] = pair.before());
        for (int i = 0; i < left.size(); i++) {
            places[shared.after().width() + i] = left.get(i);
        }
        return places;
    }

    /// Names of the columns of the line; the first says what became of the row.
    static List<String> names(Shared shared) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < shared.after().width(); i++) {
            names.add(shared.after().name(i));
        }
        for (int column : shared.left()) {
            names.add(free(shared.before().name(column), new HashSet<>(names)));
        }
        names.addFirst(free(CHANGE, new HashSet<>(names)));
        return names;
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; taken.contains(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    private void writeHeader() throws IOException {
        List<String> names = names(shared);
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                line.write(',');
            }
            CanonicalRows.write(names.get(i), line);
        }
        end();
    }

    private void write(Differing.Row row) throws IOException {
        if (row.before() >= 0) {
            before.seek(row.before());
            hashesBefore.next();
        }
        if (row.after() >= 0) {
            after.seek(row.after());
            hashesAfter.next();
        }
        if (row.after() < 0) {
            remove(row.times());
        } else if (row.before() < 0) {
            add(row.times());
        } else if (sameKey()) {
            changed++;
            count();
            writeBefore("changed-before");
            writeAfter("changed-after");
        } else {
            // Two keys of one hash.
            remove(1);
            add(1);
        }
    }

    private boolean sameKey() {
        for (int column : key) {
            if (hashesBefore.cell(column) != hashesAfter.cell(column)) {
                return false;
            }
        }
        return true;
    }

    private void count() {
        for (int i = 0; i < changedCells.length; i++) {
            changedCells[i] += hashesBefore.cell(i) == hashesAfter.cell(i) ? 0 : 1;
        }
    }

    private void remove(long times) throws IOException {
        removed += times;
        for (long i = 0; i < times; i++) {
            writeBefore("removed");
        }
    }

    private void add(long times) throws IOException {
        added += times;
        for (long i = 0; i < times; i++) {
            writeAfter("added");
        }
    }

    private void writeBefore(String change) throws IOException {
        begin(change);
        for (int column : columnsBefore) {
            line.write(',');
            if (column >= 0) {
                before.copy(column, line);
            }
        }
        end();
    }

    private void writeAfter(String change) throws IOException {
        begin(change);
        int width = shared.after().width();
        for (int i = 0; i < columnsBefore.length; i++) {
            line.write(',');
            if (i < width) {
                after.copy(i, line);
            }
        }
        end();
    }

    private void begin(String change) {
        for (int i = 0; i < change.length(); i++) {
            line.write(change.charAt(i));
        }
    }

    private void end() throws IOException {
        line.write('\r');
        line.write('\n');
        if (line.size() >= FLUSH) {
            flush();
        }
    }

    private void flush() throws IOException {
        line.writeTo(out);
        line.clear();
    }

    private List<ChangedColumn> cells() {
        List<ChangedColumn> cells = new ArrayList<>();
        for (int i = 0; i < changedCells.length; i++) {
            if (changedCells[i] > 0) {
                String name = shared.after().name(shared.pairs().get(i).after());
                cells.add(new ChangedColumn(name, changedCells[i]));
            }
        }
        return cells;
    }

    @Override
    public void close() throws IOException {
        try (out;
                before;
                after) {
            flush();
        }
    }
}
