package org.khettara.engine.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ColumnType;
import org.khettara.engine.TypedParquet.TypedColumn;

/// The types of the columns of the rows that differ: wide enough for both versions, whichever rows
/// those are.
final class ChangeTypes {
    private final Shared shared;
    private final RowPass before;
    private final RowPass after;

    ChangeTypes(Shared shared, RowPass before, RowPass after) {
        this.shared = shared;
        this.before = before;
        this.after = after;
    }

    List<TypedColumn> columns() {
        List<String> names = ChangeFile.names(shared);
        int[] partners = new int[shared.after().width()];
        Arrays.fill(partners, -1);
        shared.pairs().forEach(pair -> partners[pair.after()] = pair.before());
        List<TypedColumn> columns = new ArrayList<>();
        columns.add(new TypedColumn(names.getFirst(), ColumnType.STRING, null, 0));
        for (int i = 0; i < partners.length; i++) {
            columns.add(ofAfter(names.get(columns.size()), i, partners[i]));
        }
        for (int column : shared.left()) {
            ColumnType type = shared.before().type(column);
            columns.add(typed(names.get(columns.size()), type, before.numbers()[column], null));
        }
        return columns;
    }

    private TypedColumn ofAfter(String name, int column, int partner) {
        ColumnType type = shared.after().type(column);
        if (partner < 0) {
            return typed(name, type, after.numbers()[column], null);
        }
        ColumnType both = both(shared.before().type(partner), type);
        return typed(name, both, after.numbers()[column], before.numbers()[partner]);
    }

    /// An integer is a number; of other types, both are texts.
    private static ColumnType both(ColumnType before, ColumnType after) {
        if (before == after) {
            return after;
        }
        boolean numbers =
                (before == ColumnType.INTEGER && after == ColumnType.NUMBER)
                        || (before == ColumnType.NUMBER && after == ColumnType.INTEGER);
        return numbers ? ColumnType.NUMBER : ColumnType.STRING;
    }

    private static TypedColumn typed(
            String name, ColumnType type, @Nullable NumberText one, @Nullable NumberText other) {
        NumberText sizes = new NumberText();
        if (one != null) {
            sizes.add(one);
        }
        if (other != null) {
            sizes.add(other);
        }
        boolean decimal = type == ColumnType.NUMBER && !sizes.hasExponents();
        return new TypedColumn(name, type, decimal ? sizes.scale() : null, sizes.whole());
    }
}
