package org.khettara.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The different texts of a column that has few, and which of them are one text in several
/// spellings: case, accents, blanks, marks, and the letters that writers of Arabic mix.
final class Spellings {
    private static final int FEWEST_LETTERS = 3;

    /// Signs that tell values apart: `A+` is not `A`.
    private static final String TELLING = "+<>=%*#&@€$/";

    private final int most;
    private List<Spelling> spellings = new ArrayList<>();
    private boolean forgotten;

    /// @param record that has it first
    record Spelling(String text, long cells, long record) {}

    /// @param usual the spelling that most cells have
    record Variant(Spelling spelling, Spelling usual) {}

    /// @param most different texts that are compared; where there are more, none is
    Spellings(int most) {
        this.most = most;
    }

    void add(CellReader read, long cells, long record) {
        if (forgotten || record == 0) {
            return;
        }
        if (spellings.size() == most) {
            forget();
            return;
        }
        spellings.add(new Spelling(new String(read.text, 0, read.length), cells, record));
    }

    void forget() {
        forgotten = true;
        spellings = List.of();
    }

    /// Texts that another spelling of the same is more usual than, in the order of the file.
    List<Variant> variants() {
        Map<String, List<Spelling>> same = new LinkedHashMap<>();
        for (Spelling spelling : spellings) {
            String key = key(spelling.text());
            if (!key.isEmpty()) {
                same.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(spelling);
            }
        }
        List<Variant> variants = new ArrayList<>();
        for (List<Spelling> group : same.values()) {
            if (group.size() > 1) {
                Spelling usual =
                        group.stream()
                                .max(
                                        Comparator.comparingLong(Spelling::cells)
                                                .thenComparing(
                                                        Spelling::text, Comparator.reverseOrder()))
                                .orElseThrow();
                group.stream()
                        .filter(one -> !one.equals(usual))
                        .forEach(one -> variants.add(new Variant(one, usual)));
            }
        }
        variants.sort(Comparator.comparingLong(variant -> variant.spelling().record()));
        return variants;
    }

    private static String key(String text) {
        String words = org.khettara.core.search.Words.key(text);
        if (words.chars().filter(Character::isLetter).count() < FEWEST_LETTERS) {
            return "";
        }
        StringBuilder key = new StringBuilder(words);
        text.chars().filter(c -> TELLING.indexOf(c) >= 0).forEach(c -> key.append((char) c));
        return key.toString();
    }
}
