package org.khettara.core.schema;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.TableSchema.Constraints;
import org.khettara.core.catalogue.TableSchema.Field;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Text;

/// What the values of a column must be, by one declaration.
///
/// @param code of its breaches
/// @param expected what was declared, in words
/// @param isKept whether a value is as declared
record Rule(String code, Text expected, Predicate<String> isKept) {
    static final String TYPE = "SCHEMA_TYPE";

    /// Of the values of a column, in the order in which a cell is judged: it breaks one rule at
    /// most.
    static List<Rule> of(Field field, ColumnType type) {
        List<Rule> rules = new ArrayList<>();
        ofType(field.type(), type).ifPresent(rules::add);
        Constraints declared = field.constraints();
        if (declared != null) {
            boolean isNumber = type == ColumnType.INTEGER || type == ColumnType.NUMBER;
            addList(declared, isNumber, rules);
            addPattern(declared, rules);
            // Of numbers that stayed texts nobody knows how great they are.
            if (isNumber || !isNumeric(field.type())) {
                addBounds(declared, isNumber, rules);
            }
            addLengths(declared, rules);
        }
        return rules;
    }

    private static boolean isNumeric(@Nullable String declared) {
        return "integer".equals(declared) || "number".equals(declared);
    }

    /// Whether a column of the file is one of the declared type, its cells aside.
    static boolean isAlike(@Nullable String declared, ColumnType type) {
        return switch (declared) {
            case "integer", "number" -> type == ColumnType.INTEGER || type == ColumnType.NUMBER;
            case "boolean" -> type == ColumnType.BOOLEAN;
            case "date" -> type == ColumnType.DATE;
            case "datetime" -> type == ColumnType.DATETIME;
            case "time" -> type == ColumnType.TIME;
            case "year" -> type == ColumnType.INTEGER || type == ColumnType.STRING;
            case "yearmonth" -> type == ColumnType.STRING || type == ColumnType.DATE;
            case null, default -> true;
        };
    }

    /// Cells that are not of the declared type, as far as a cell alone can tell.
    private static Optional<Rule> ofType(@Nullable String declared, ColumnType type) {
        Predicate<String> isKept =
                switch (declared) {
                    case "integer" ->
                            type == ColumnType.NUMBER ? Rule::isWhole : texts(type, Rule::isNumber);
                    case "number" -> texts(type, Rule::isNumber);
                    case "date", "datetime", "time" -> texts(type, Rule::hasDigit);
                    case "year" -> yearly(type, "\\d{4}");
                    case "yearmonth" -> yearly(type, "\\d{4}-\\d{2}");
                    case null, default -> null;
                };
        return isKept == null
                ? Optional.empty()
                : Optional.of(new Rule(TYPE, SchemaWords.type(declared), isKept));
    }

    private static @Nullable Predicate<String> texts(ColumnType type, Predicate<String> isKept) {
        return type == ColumnType.STRING ? isKept : null;
    }

    private static @Nullable Predicate<String> yearly(ColumnType type, String form) {
        return type == ColumnType.STRING || type == ColumnType.INTEGER
                ? value -> value.matches(form)
                : null;
    }

    private static boolean isWhole(String value) {
        return number(value).map(n -> n.stripTrailingZeros().scale() <= 0).orElse(false);
    }

    /// Figures and what stands among them; not how the column's numbers are written, which the
    /// engine tells.
    private static boolean isNumber(String text) {
        return hasDigit(text) && text.codePoints().noneMatch(Character::isLetter);
    }

    private static boolean hasDigit(String text) {
        return text.codePoints().anyMatch(Character::isDigit);
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static void addList(Constraints declared, boolean isNumber, List<Rule> rules) {
        List<String> allowed = declared.allowed();
        if (allowed != null) {
            Set<String> values = new HashSet<>();
            allowed.forEach(value -> values.add(comparable(value, isNumber)));
            rules.add(
                    new Rule(
                            "SCHEMA_VALUE",
                            SchemaWords.list(allowed),
                            value -> values.contains(comparable(value, isNumber))));
        }
    }

    private static String comparable(String value, boolean isNumber) {
        return isNumber
                ? number(value).map(n -> n.stripTrailingZeros().toPlainString()).orElse(value)
                : value;
    }

    private static void addPattern(Constraints declared, List<Rule> rules) {
        String expression = declared.pattern();
        if (expression != null) {
            Pattern pattern = Pattern.compile(expression);
            rules.add(
                    new Rule("SCHEMA_PATTERN", SchemaWords.pattern(expression), pattern::matches));
        }
    }

    private static void addBounds(Constraints declared, boolean isNumber, List<Rule> rules) {
        addBound(declared.minimum(), isNumber, "≥", order -> order >= 0, rules);
        addBound(declared.exclusiveMinimum(), isNumber, ">", order -> order > 0, rules);
        addBound(declared.maximum(), isNumber, "≤", order -> order <= 0, rules);
        addBound(declared.exclusiveMaximum(), isNumber, "<", order -> order < 0, rules);
    }

    /// Dates and times are written so that their order is that of their text. What cannot be
    /// compared breaks another rule or none.
    private static void addBound(
            @Nullable String bound,
            boolean isNumber,
            String sign,
            Predicate<Integer> isKept,
            List<Rule> rules) {
        if (bound != null) {
            Optional<BigDecimal> number = isNumber ? number(bound) : Optional.empty();
            Predicate<String> isInside =
                    isNumber
                            ? value ->
                                    number(value)
                                            .flatMap(v -> number.map(v::compareTo))
                                            .map(isKept::test)
                                            .orElse(true)
                            : value -> isKept.test(value.compareTo(bound));
            rules.add(new Rule("SCHEMA_RANGE", SchemaWords.bound(sign, bound), isInside));
        }
    }

    private static void addLengths(Constraints declared, List<Rule> rules) {
        Integer least = declared.minLength();
        Integer most = declared.maxLength();
        if (least != null) {
            rules.add(
                    new Rule(
                            "SCHEMA_LENGTH",
                            SchemaWords.length("≥", least),
                            value -> value.codePointCount(0, value.length()) >= least));
        }
        if (most != null) {
            rules.add(
                    new Rule(
                            "SCHEMA_LENGTH",
                            SchemaWords.length("≤", most),
                            value -> value.codePointCount(0, value.length()) <= most));
        }
    }
}
