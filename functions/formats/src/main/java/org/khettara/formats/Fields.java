package org.khettara.formats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// The union of the fields of a list of records, in order of first appearance.
final class Fields {
    /// Between the names of a path; shown as a dot, which names themselves may hold.
    static final char INSIDE = '\u0000';

    private static final char OCCURRENCE = '\u0001';
    private static final int LONGEST_PATH = 4096;

    private final Map<String, Integer> positions = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Limits limits;

    Fields(Limits limits) {
        this.limits = limits;
    }

    /// @param path names joined by [#INSIDE]
    int position(String path) throws Refusal {
        Integer known = positions.get(path);
        return known == null ? add(path) : known;
    }

    private int add(String path) throws Refusal {
        if (names.size() >= limits.columns()) {
            throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.fields", limits.columns());
        }
        if (path.length() > LONGEST_PATH) {
            throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.value", LONGEST_PATH);
        }
        int end = path.indexOf(OCCURRENCE);
        String shown = end < 0 ? path : path.substring(0, end);
        names.add(shown.replace(INSIDE, '.'));
        positions.put(path, names.size() - 1);
        return names.size() - 1;
    }

    /// The path of a field that comes again within one record: a column of its own.
    static String again(String path, int occurrence) {
        int end = path.indexOf(OCCURRENCE);
        return (end < 0 ? path : path.substring(0, end)) + OCCURRENCE + occurrence;
    }

    List<String> names() {
        return List.copyOf(names);
    }
}
