package org.khettara.engine;

import java.util.ArrayList;
import java.util.List;

/// The first cells of a key column whose value stands in an earlier one too.
final class RepeatedKeys {
    private static final int MOST = 5;

    private final List<Repeated> first = new ArrayList<>();

    /// A cell whose value is not its own.
    record Repeated(long record, String value) {}

    /// Whether another one is named.
    boolean hasRoom() {
        return first.size() < MOST;
    }

    void add(long record, String value) {
        if (hasRoom()) {
            first.add(new Repeated(record, value));
        }
    }

    List<Repeated> first() {
        return first;
    }
}
