package org.khettara.core.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.TableShape;
import org.khettara.core.report.TableShape.ColumnShape;

/// What became of one column.
///
/// @param name its name now; of a removed column, the one it had
/// @param type likewise
/// @param nameBefore where it has another name now; else null
/// @param typeBefore where it has another type now; else null
public record ColumnChange(
        Kind kind,
        String name,
        ColumnType type,
        @Nullable String nameBefore,
        @Nullable ColumnType typeBefore) {

    public enum Kind {
        ADDED,
        REMOVED,
        /// The same content under another name.
        RENAMED,
        RETYPED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What became of all columns of a table, those before first, in their order.
    ///
    /// @param renamed names now, by names before, of columns that are known to be the same
    static List<ColumnChange> between(
            TableShape before, TableShape after, Map<String, String> renamed) {
        Map<String, ColumnType> left = new HashMap<>();
        after.columns().forEach(column -> left.put(column.name(), column.type()));
        List<ColumnChange> changes = new ArrayList<>();
        for (ColumnShape column : before.columns()) {
            String name = renamed.getOrDefault(column.name(), column.name());
            ColumnType type = left.remove(name);
            if (type == null) {
                changes.add(
                        new ColumnChange(Kind.REMOVED, column.name(), column.type(), null, null));
            } else if (!name.equals(column.name())) {
                changes.add(new ColumnChange(Kind.RENAMED, name, type, column.name(), null));
            } else if (type != column.type()) {
                changes.add(new ColumnChange(Kind.RETYPED, name, type, null, column.type()));
            }
        }
        for (ColumnShape column : after.columns()) {
            if (left.containsKey(column.name())) {
                changes.add(new ColumnChange(Kind.ADDED, column.name(), column.type(), null, null));
            }
        }
        return changes;
    }

    /// Whether the columns that both have stand in another order.
    static boolean reordered(TableShape before, TableShape after, Map<String, String> renamed) {
        List<String> now =
                new ArrayList<>(after.columns().stream().map(ColumnShape::name).toList());
        List<String> then =
                new ArrayList<>(
                        before.columns().stream()
                                .map(c -> renamed.getOrDefault(c.name(), c.name()))
                                .toList());
        Map<String, Boolean> both = new HashMap<>();
        now.forEach(name -> both.put(name, false));
        then.forEach(name -> both.computeIfPresent(name, (_, _) -> true));
        now.removeIf(name -> !both.getOrDefault(name, false));
        then.removeIf(name -> !both.getOrDefault(name, false));
        return !now.equals(then);
    }
}
