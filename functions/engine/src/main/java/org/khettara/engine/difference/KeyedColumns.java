package org.khettara.engine.difference;

import java.util.List;
import java.util.Map;

/// Which columns are the same in both versions, and which of them may name a row.
///
/// @param renamed names in the later version, by names in the earlier
/// @param declared names of the key that was asked for; empty to take one that is found
/// @param keys to try, each as places in the shared columns
record KeyedColumns(
        Shared shared, Map<String, String> renamed, List<String> declared, List<int[]> keys) {
    KeyedColumns {
        renamed = Map.copyOf(renamed);
        declared = List.copyOf(declared);
        keys = List.copyOf(keys);
    }
}
