package org.khettara.core.meaning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.khettara.core.search.Words;

/// Month names in French, Moroccan and other Arabic, Tamazight and English, whole or abridged.
public final class Months {
    private static final int LONGEST = 14;
    private static final Map<String, Integer> NUMBERS = load();
    private static final Set<String> HIJRI =
            Set.of(
                    "محرم",
                    "صفر",
                    "ربيع",
                    "جمادى",
                    "جمادي",
                    "رجب",
                    "شعبان",
                    "رمضان",
                    "شوال",
                    "ذو",
                    "moharram",
                    "mouharram",
                    "safar",
                    "rabia",
                    "joumada",
                    "rajab",
                    "chaabane",
                    "ramadan",
                    "chaoual",
                    "kaada",
                    "hijja");

    private Months() {}

    /// 1 to 12; 0 for a word that names no month.
    public static int number(char[] text, int from, int to) {
        if (to - from > LONGEST) {
            return 0;
        }
        return NUMBERS.getOrDefault(key(new String(text, from, to - from)), 0);
    }

    /// Every name, as it is looked up.
    public static Stream<String> names() {
        return Stream.concat(NUMBERS.keySet().stream(), HIJRI.stream());
    }

    public static boolean isHijri(String word) {
        return HIJRI.contains(word);
    }

    private static String key(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < 'a' || c > 'z') {
                return Words.plain(word).replace(".", "");
            }
        }
        return word;
    }

    private static Map<String, Integer> load() {
        Map<String, Integer> numbers = new HashMap<>();
        try (var in = Months.class.getResourceAsStream("months.csv")) {
            if (in == null) {
                throw new IllegalStateException("missing resource months.csv");
            }
            var lines =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines();
            lines.filter(line -> !line.isEmpty() && Character.isDigit(line.charAt(0)))
                    .forEach(line -> put(line, numbers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        numbers.put("sept", 9);
        return numbers;
    }

    private static void put(String line, Map<String, Integer> numbers) {
        String[] cells = line.split(",", -1);
        for (int i = 1; i < cells.length; i++) {
            numbers.putIfAbsent(key(cells[i]), Integer.valueOf(cells[0]));
        }
    }
}
