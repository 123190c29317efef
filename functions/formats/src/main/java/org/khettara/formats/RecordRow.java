package org.khettara.formats;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.khettara.engine.Refusal;
import org.khettara.engine.Sheets;

/// The cells of one record: set in any order, handed on in the order of the columns. A field that
/// comes twice in a record gets a second column, so that neither value is lost.
final class RecordRow {
    private final Fields fields;
    private final BitSet present = new BitSet();
    private @Nullable String[] cells = new @Nullable String[16];

    RecordRow(Fields fields) {
        this.fields = fields;
    }

    /// @param text null or empty for a missing value
    void put(String path, @Nullable String text) throws Refusal {
        int position = fields.position(path);
        for (int i = 2; present.get(position); i++) {
            position = fields.position(Fields.again(path, i));
        }
        present.set(position);
        if (position >= cells.length) {
            cells = Arrays.copyOf(cells, Math.max(position + 1, cells.length * 2));
        }
        cells[position] = text;
    }

    void clear() {
        present.clear();
    }

    void writeTo(Sheets.Sheet sheet, long number) throws IOException, Refusal {
        sheet.row(number);
        for (int i = present.nextSetBit(0); i >= 0; i = present.nextSetBit(i + 1)) {
            String text = cells[i];
            if (text != null && !text.isEmpty()) {
                sheet.cell(i, text);
            }
        }
        clear();
    }
}
