package org.khettara.core.place;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.khettara.core.search.Words;

/// Finds the places that the values of one column stand for. Nothing is guessed: a name that
/// several places have is told as such, and a close name is only proposed.
public final class PlaceResolver {
    private static final int SHORTEST = 4;
    private static final int LONG = 8;

    private final PlaceKind kind;

    public PlaceResolver(PlaceKind kind) {
        this.kind = kind;
    }

    /// What a value stands for, by name, or by code in a column of codes.
    public Resolution resolve(String value) {
        String key = Words.key(value);
        if (Gazetteer.isTotalKey(key) || key.isEmpty()) {
            return new Resolution.Total();
        }
        if (kind.coded()) {
            PlaceCode code = PlaceCode.of(value);
            return code != null && code.level() == kind.level()
                    ? new Resolution.Sole(code.code())
                    : new Resolution.Unknown();
        }
        Set<String> codes = Gazetteer.MOROCCO.codes(kind.level(), key);
        return switch (codes.size()) {
            case 0 -> new Resolution.Unknown();
            case 1 -> new Resolution.Sole(codes.iterator().next());
            default -> new Resolution.Several(List.copyOf(codes));
        };
    }

    /// The name of the list that a value is a slip of, in its script: one letter added, left out,
    /// changed or exchanged, or else two in a longer name. Empty when there is none, or more than
    /// one place whose name is as close.
    public Optional<String> nearest(String value) {
        String key = PlaceTitle.withoutKind(kind.level(), Words.key(value));
        if (kind.coded() || key.length() < SHORTEST) {
            return Optional.empty();
        }
        var close = new TreeSet<String>();
        for (int most = 1; close.isEmpty() && most <= (key.length() < LONG ? 1 : 2); most++) {
            addWithin(most, key, close);
        }
        return close.size() == 1 ? Optional.of(name(close.first(), key)) : Optional.empty();
    }

    private void addWithin(int most, String key, Set<String> close) {
        Gazetteer.MOROCCO
                .names(kind.level())
                .forEach((name, codes) -> {
                    if (Slips.between(key, name, most) <= most) {
                        close.addAll(codes);
                    }
                });
    }

    private static String name(String code, String key) {
        boolean arabic =
                Character.UnicodeScript.of(key.codePointAt(0)) == Character.UnicodeScript.ARABIC;
        return Gazetteer.MOROCCO.place(code).name().in(arabic ? "ar" : "fr");
    }
}
