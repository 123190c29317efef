package org.khettara.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The first named cell of a header row.
@SuppressWarnings("ArrayRecordComponent") // Never compared with another.
record HeaderCell(int column, byte[] name) {
    static List<HeaderCell> of(Layout layout) {
        List<HeaderCell> found = new ArrayList<>();
        for (List<String> row : layout.header()) {
            for (int column = 0; column < Math.min(row.size(), layout.width()); column++) {
                if (!row.get(column).isEmpty()) {
                    byte[] name = row.get(column).getBytes(StandardCharsets.UTF_8);
                    found.add(new HeaderCell(column, name));
                    break;
                }
            }
        }
        return found;
    }

    boolean is(Batch batch, int row) {
        long cell = batch.cell(column, row);
        int start = Batch.start(cell);
        return Batch.length(cell) == name.length
                && Arrays.equals(batch.text, start, start + name.length, name, 0, name.length);
    }
}
