package org.khettara.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which rows are wanted: of each column one of some values, and all words of a text anywhere.
final class RowFilter {
    private final Map<Integer, List<JsonNode>> wanted = new LinkedHashMap<>();
    private List<String> words = List.of();

    /// @param values one, or a list
    void add(int place, JsonNode values) {
        var list = new ArrayList<JsonNode>();
        if (values.isArray()) {
            values.forEach(list::add);
        } else {
            list.add(values);
        }
        wanted.put(place, list);
    }

    void addWords(@Nullable String text) {
        words = text == null ? List.of() : Query.folded(text);
    }

    boolean isEmpty() {
        return wanted.isEmpty() && words.isEmpty();
    }

    boolean takes(CsvRow row) {
        for (var one : wanted.entrySet()) {
            String cell = row.cell(one.getKey());
            if (one.getValue().stream().noneMatch(value -> isSame(value, cell))) {
                return false;
            }
        }
        return words.isEmpty() || hasWords(row);
    }

    private boolean hasWords(CsvRow row) {
        List<String> there = Query.folded(String.join(" ", row.cells()));
        return there.containsAll(words);
    }

    private static boolean isSame(JsonNode value, @Nullable String cell) {
        // As in SQL, nothing is the same as no value.
        if (value.isNull() || cell == null) {
            return false;
        }
        String text = value.asText();
        if (text.equals(cell)) {
            return true;
        }
        return isNumber(text)
                && isNumber(cell)
                && value.isNumber()
                && new BigDecimal(text).compareTo(new BigDecimal(cell)) == 0;
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d{1,300}(\\.\\d{1,300})?");
    }
}
