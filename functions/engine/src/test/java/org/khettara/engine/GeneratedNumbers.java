package org.khettara.engine;

import java.math.BigInteger;
import java.util.Random;
import org.khettara.core.report.ColumnType;

/// Columns of numbers in the styles of publishers. Each column has one cell, anywhere, that settles
/// which sign is the decimal one: a column of `1.234` alone may be of thousands or of fractions,
/// and nobody can tell.
final class GeneratedNumbers {
    private static final String[] GROUPS = {"", "", " ", "\u00A0", "\u202F", "'", "’", "."};
    private static final String[] SIGNS = {"-", "-", "\u2212", "behind", "()"};
    private static final String[][] UNITS = {
        {"%", "%"}, {" %", "%"}, {" DH", "MAD"}, {" dhs", "MAD"}, {" MAD", "MAD"},
        {" €", "EUR"}, {"€", "EUR"}, {" ha", "ha"}, {" km", "km"}, {" MDH", "MMAD"}
    };
    private static final String[][] UNITS_BEFORE = {
        {"MAD ", "MAD"}, {"$", "USD"}, {"€ ", "EUR"}, {"DH ", "MAD"}
    };

    private final Random random;
    private final int rows;
    private final boolean arabic;

    private String decimal = ".";
    private String group = "";
    private String sign = "-";
    private boolean indic;
    private String before = "";
    private String behind = "";
    private int maxWhole;
    private int maxScale;
    private boolean fixedScale;

    GeneratedNumbers(Random random, int rows, boolean arabic) {
        this.random = random;
        this.rows = rows;
        this.arabic = arabic;
    }

    GeneratedColumn any() {
        style();
        return switch (random.nextInt(10)) {
            case 0 -> years();
            case 1 -> plainIntegers(18);
            case 2 -> plainIntegers(38);
            case 3 -> exponents();
            case 4, 5 -> integers();
            case 6 -> wideDecimals();
            case 7 -> withUnit();
            default -> decimals();
        };
    }

    /// Whole numbers without any unit: what stands under group names.
    GeneratedColumn counts() {
        style();
        return integers();
    }

    private void style() {
        decimal = random.nextBoolean() ? "," : ".";
        group = GROUPS[random.nextInt(GROUPS.length)];
        if (group.equals(decimal)) {
            group = ",";
        }
        sign = SIGNS[random.nextInt(SIGNS.length)];
        indic = arabic && random.nextInt(3) == 0;
        if (indic && random.nextBoolean()) {
            decimal = "٫";
            group = random.nextBoolean() ? "٬" : "";
        }
    }

    GeneratedColumn years() {
        GeneratedColumn column = column(ColumnType.INTEGER);
        for (int row = 0; row < rows; row++) {
            String year = "" + (1950 + random.nextInt(90));
            column.set(row, year, year);
        }
        return column;
    }

    /// Digits of many lengths: equal ones of more than fifteen would be codes.
    private GeneratedColumn plainIntegers(int digits) {
        group = "";
        sign = "-";
        maxWhole = digits;
        maxScale = 0;
        return fill(column(ColumnType.INTEGER));
    }

    private GeneratedColumn integers() {
        maxWhole = 1 + random.nextInt(9);
        maxScale = 0;
        return fill(column(ColumnType.INTEGER));
    }

    private GeneratedColumn decimals() {
        maxWhole = 1 + random.nextInt(9);
        maxScale = 1 + random.nextInt(6);
        fixedScale = random.nextBoolean();
        return fill(column(ColumnType.NUMBER));
    }

    private GeneratedColumn wideDecimals() {
        maxWhole = 10 + random.nextInt(18);
        maxScale = 2 + random.nextInt(8);
        fixedScale = random.nextBoolean();
        return fill(column(ColumnType.NUMBER));
    }

    private GeneratedColumn withUnit() {
        boolean first = random.nextInt(4) == 0;
        String[][] units = first ? UNITS_BEFORE : UNITS;
        String[] unit = units[random.nextInt(units.length)];
        before = first ? unit[0] : "";
        behind = first ? "" : unit[0];
        sign = first || random.nextInt(3) > 0 ? "-" : "()";
        GeneratedColumn column = random.nextBoolean() ? decimals() : integers();
        column.unit = unit[1];
        return column;
    }

    private GeneratedColumn exponents() {
        GeneratedColumn column = column(ColumnType.NUMBER);
        column.floating = true;
        for (int row = 0; row < rows; row++) {
            String digits = (1 + random.nextInt(9)) + "." + (10 + random.nextInt(90));
            int exponent = random.nextInt(40) - 20;
            String mark = random.nextBoolean() ? "E" : "e";
            String plus = exponent >= 0 && random.nextBoolean() ? "+" : "";
            column.set(row, digits + mark + plus + exponent, digits + "E" + exponent);
        }
        return column;
    }

    private GeneratedColumn column(ColumnType type) {
        return new GeneratedColumn(type, rows, rows == 0 ? 0 : random.nextInt(rows));
    }

    private GeneratedColumn fill(GeneratedColumn column) {
        for (int row = 0; row < rows; row++) {
            int length = 1 + random.nextInt(maxWhole);
            int scale = fixedScale ? maxScale : random.nextInt(maxScale + 1);
            boolean negative = random.nextInt(6) == 0;
            if (row == column.decisive) {
                // Two groups or a fraction of no three digits: read in one way only.
                length = maxScale == 0 && !group.isEmpty() ? 7 : 5;
                scale = maxScale == 0 ? 0 : maxScale == 3 ? 2 : maxScale;
                negative = false;
            }
            put(column, row, digits(length), scale, negative);
        }
        return column;
    }

    private void put(GeneratedColumn column, int row, String whole, int scale, boolean negative) {
        StringBuilder fraction = new StringBuilder();
        for (int i = 0; i < scale; i++) {
            fraction.append(random.nextInt(10));
        }
        boolean zero = new BigInteger(whole + fraction).signum() == 0;
        String canonical = whole + (scale > 0 ? "." + fraction : "");
        String number = grouped(whole) + (scale > 0 ? decimal + fraction : "");
        String written = before + (indic ? indic(number) : number) + behind;
        column.set(
                row,
                negative ? signed(written) : written,
                negative && !zero ? "-" + canonical : canonical);
    }

    private String signed(String number) {
        return switch (sign) {
            case "behind" -> number + "-";
            case "()" -> "(" + number + ")";
            default -> sign + number;
        };
    }

    private String digits(int length) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digits.append(i == 0 && length > 1 ? 1 + random.nextInt(9) : random.nextInt(10));
        }
        return digits.toString();
    }

    private String grouped(String whole) {
        StringBuilder grouped = new StringBuilder(whole);
        for (int at = whole.length() - 3; at > 0 && !group.isEmpty(); at -= 3) {
            grouped.insert(at, group);
        }
        return grouped.toString();
    }

    /// With the figures of Arabic.
    static String indic(String text) {
        StringBuilder indic = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            indic.append(c >= '0' && c <= '9' ? (char) (c - '0' + 0x0660) : c);
        }
        return indic.toString();
    }
}
