package org.khettara.engine;

import java.util.ArrayList;
import java.util.List;

/// The first records in which a column has no value.
final class EmptyCells {
    private static final int MOST = 5;

    private final List<Long> first = new ArrayList<>(0);

    void add(long record) {
        if (first.size() < MOST) {
            first.add(record);
        }
    }

    List<Long> first() {
        return first;
    }
}
