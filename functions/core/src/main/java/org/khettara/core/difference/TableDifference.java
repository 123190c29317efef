package org.khettara.core.difference;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.TableShape;
import org.khettara.core.report.Text;

/// What became of one table.
///
/// @param name its name now; of a removed table, the one it had
/// @param nameBefore where it has another name now; else null
/// @param reordered the columns that it has before and after stand in another order
/// @param rows null for a table that is new or gone, and where rows were not compared
/// @param note why rows were not compared, or not as was asked for; else null
public record TableDifference(
        Presence presence,
        String name,
        @Nullable String nameBefore,
        List<ColumnChange> columns,
        boolean reordered,
        @Nullable RowDifference rows,
        @Nullable Text note) {
    public TableDifference {
        columns = List.copyOf(columns);
    }

    public enum Presence {
        KEPT,
        ADDED,
        REMOVED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static TableDifference added(TableShape table) {
        return alone(Presence.ADDED, table);
    }

    public static TableDifference removed(TableShape table) {
        return alone(Presence.REMOVED, table);
    }

    private static TableDifference alone(Presence presence, TableShape table) {
        return new TableDifference(presence, table.name(), null, List.of(), false, null, null);
    }

    /// Of a table whose rows were compared.
    ///
    /// @param renamed names of columns now, by their names before
    public static TableDifference kept(
            TableShape before,
            TableShape after,
            Map<String, String> renamed,
            RowDifference rows,
            @Nullable Text note) {
        return kept(new Versions(before, after), renamed, rows, note);
    }

    /// Of a table whose rows were not compared.
    ///
    /// @param why in words
    public static TableDifference ofShapes(TableShape before, TableShape after, Text why) {
        return kept(new Versions(before, after), Map.of(), null, why);
    }

    private record Versions(TableShape before, TableShape after) {}

    private static TableDifference kept(
            Versions versions,
            Map<String, String> renamed,
            @Nullable RowDifference rows,
            @Nullable Text note) {
        TableShape before = versions.before;
        TableShape after = versions.after;
        return new TableDifference(
                Presence.KEPT,
                after.name(),
                after.name().equals(before.name()) ? null : before.name(),
                ColumnChange.between(before, after, renamed),
                ColumnChange.reordered(before, after, renamed),
                rows,
                note);
    }
}
