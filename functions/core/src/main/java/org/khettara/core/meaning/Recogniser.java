package org.khettara.core.meaning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds values of persons, and numbers of companies, in any text: a cell, a note, a name of a
/// file.
final class Recogniser {
    private Recogniser() {}

    /// All that may be one, in the order of the text.
    ///
    /// @param plain as [PlainText] gives it
    static List<Found> in(String plain) {
        var found = new ArrayList<Found>();
        AccountNumbers.in(plain, found);
        IdentityNumbers.in(plain, found);
        ContactPoints.in(plain, found);
        found.sort(Comparator.comparingInt(Found::from));
        return found;
    }

    /// Those that stand by themselves, each place told once.
    static List<Found> clearIn(String plain) {
        var clear = new ArrayList<Found>();
        int end = 0;
        for (Found each : in(plain)) {
            if (each.clear() && each.type().isPersonal() && each.from() >= end) {
                clear.add(each);
                end = each.to();
            }
        }
        return clear;
    }
}
