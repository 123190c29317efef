package org.khettara.engine.difference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.TableShape.ColumnShape;

/// Two versions of a table, made from a seed, and what is known of how they differ.
final class GeneratedPair {
    private static final String[] WORDS = {
        "",
        "Fès",
        "الجهة الشرقية",
        "a,b",
        "say \"so\"",
        "two\r\nlines",
        " blank ",
        "x",
        "é\u0301",
        "0123",
        "=1+1",
        "\"",
        "المجموع",
        "a longer text than eight bytes",
        "\n"
    };

    final TestTable before;
    final TestTable after;

    /// Columns that name a row, and nothing else surely does; 0 where that cannot be told.
    final int keys;

    private final Random random;
    private final List<ColumnShape> columns = new ArrayList<>();
    private final int keyColumns;

    GeneratedPair(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.keyColumns = random.nextInt(4);
        int others = seed % 17 == 0 ? 150 : 1 + random.nextInt(6);
        for (int i = 0; i < keyColumns; i++) {
            ColumnType type = random.nextBoolean() ? ColumnType.STRING : ColumnType.INTEGER;
            columns.add(new ColumnShape("code " + i, type));
        }
        ColumnType[] types = ColumnType.values();
        for (int i = 0; i < others; i++) {
            columns.add(new ColumnShape("c" + i, types[random.nextInt(types.length)]));
        }
        int rows = random.nextInt(5) == 0 ? random.nextInt(3) : random.nextInt(400);
        List<List<String>> was = rows(rows);
        List<List<String>> is = changed(was);
        if (seed % 23 == 0) {
            is = List.of();
        }
        if (seed % 29 == 0) {
            was = List.of();
        }
        this.before = new TestTable(columns, was);
        this.after = restructured(is);
        boolean enough = keyColumns > 0 && was.size() > 40 && is.size() > 40;
        this.keys = enough ? keyColumns : 0;
    }

    private List<List<String>> rows(int count) {
        List<List<String>> rows = new ArrayList<>();
        Set<List<String>> keys = new HashSet<>();
        while (rows.size() < count) {
            List<String> row = row(2 * count + 2);
            if (keyColumns == 0 || keys.add(row.subList(0, keyColumns))) {
                rows.add(row);
                if (keyColumns == 0 && random.nextInt(4) == 0) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private List<String> row(int most) {
        List<String> row = new ArrayList<>();
        int each =
                keyColumns == 0 ? 0 : (int) Math.ceil(Math.pow(most * 2.0, 1.0 / keyColumns)) + 1;
        for (int i = 0; i < columns.size(); i++) {
            ColumnType type = columns.get(i).type();
            if (i < keyColumns) {
                String prefix = type == ColumnType.STRING ? "k" : "";
                row.add(prefix + (1 + random.nextInt(each)));
            } else {
                row.add(cell(type));
            }
        }
        return row;
    }

    private String cell(ColumnType type) {
        if (random.nextInt(8) == 0) {
            return "";
        }
        return switch (type) {
            case BOOLEAN -> random.nextBoolean() ? "true" : "false";
            case INTEGER -> "" + (random.nextInt(9) - 4);
            case NUMBER -> number();
            case DATE ->
                    "20%02d-0%d-1%d"
                            .formatted(
                                    random.nextInt(30), 1 + random.nextInt(9), random.nextInt(9));
            case DATETIME -> "2024-05-0%dT10:00:00".formatted(1 + random.nextInt(9));
            case TIME -> "1%d:30:00".formatted(random.nextInt(9));
            case STRING ->
                    WORDS[random.nextInt(WORDS.length)]
                            + (random.nextInt(200) == 0 ? "و".repeat(300_000) : "");
        };
    }

    private String number() {
        String whole = "" + (random.nextInt(9) - 4);
        return random.nextInt(3) == 0
                ? whole
                : whole + "." + random.nextInt(10) + (random.nextBoolean() ? "0" : "");
    }

    private List<List<String>> changed(List<List<String>> was) {
        List<List<String>> is = new ArrayList<>();
        Set<List<String>> keys = new HashSet<>();
        int calm = random.nextInt(4) == 0 ? 1_000_000 : 10;
        for (List<String> row : was) {
            int what = random.nextInt(calm);
            List<String> now = row;
            if (what == 0) {
                continue;
            } else if (what == 1) {
                now = new ArrayList<>(row);
                int column = keyColumns + random.nextInt(columns.size() - keyColumns);
                now.set(column, cell(columns.get(column).type()));
            }
            keys.add(now.subList(0, keyColumns));
            is.add(now);
        }
        for (int i = random.nextInt(calm == 10 ? 20 : 1); i > 0; i--) {
            List<String> row = row(2 * was.size() + 2);
            if (keyColumns == 0 || keys.add(row.subList(0, keyColumns))) {
                is.add(row);
            }
        }
        if (random.nextBoolean()) {
            Collections.shuffle(is, random);
        }
        return is;
    }

    /// The later version with other columns: in another order, one added, gone, with another name.
    private TestTable restructured(List<List<String>> rows) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
        if (random.nextBoolean()) {
            Collections.shuffle(order, random);
        }
        if (columns.size() > keyColumns + 1 && random.nextInt(3) == 0) {
            order.remove(Integer.valueOf(columns.size() - 1));
        }
        boolean more = random.nextInt(3) == 0;
        List<ColumnShape> now = new ArrayList<>(order.stream().map(columns::get).toList());
        if (more) {
            now.add(new ColumnShape("new", ColumnType.BOOLEAN));
        }
        List<List<String>> cells = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> moved = new ArrayList<>(order.stream().map(row::get).toList());
            if (more) {
                moved.add("true");
            }
            cells.add(moved);
        }
        return new TestTable(now, cells);
    }
}
