package org.khettara.core.describe;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.TableSchema;
import org.khettara.core.catalogue.TableSchema.Constraints;
import org.khettara.core.report.Report;

/// A Table Schema (datapackage.org/standard/table-schema, v2.0) as publishers write it. What says
/// how values are written (`format`, `decimalChar`, `missingValues`, ...) is passed over: that is
/// read off the data.
final class TableSchemaJson {
    private static final Set<String> TYPES =
            Set.of(
                    "string",
                    "number",
                    "integer",
                    "boolean",
                    "date",
                    "datetime",
                    "time",
                    "year",
                    "yearmonth",
                    "duration",
                    "object",
                    "array",
                    "list",
                    "geopoint",
                    "geojson",
                    "any");
    private static final Set<String> CONSTRAINTS =
            Set.of(
                    "required",
                    "unique",
                    "enum",
                    "pattern",
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "minLength",
                    "maxLength");

    private static final Pattern REPETITION =
            Pattern.compile("\\{([0-9]{1,9})(?:,([0-9]{0,9}))?\\}");
    private static final long MOST_REPEATED = 10_000;

    private final List<Report.Finding> findings;

    private TableSchemaJson(List<Report.Finding> findings) {
        this.findings = findings;
    }

    /// @param findings receives what is left out
    /// @return null where there is none
    static @Nullable TableSchema read(@Nullable Field schema, List<Report.Finding> findings)
            throws MalformedException {
        if (schema == null) {
            return null;
        }
        if (!schema.value().isObject()) {
            throw schema.expected(
                    "le schéma lui-même : {\"fields\": [ … ]}",
                    "المخطط نفسه: ‎{\"fields\": [ … ]}‎",
                    "the schema itself: {\"fields\": [ … ]}");
        }
        return new TableSchemaJson(findings).schema(schema);
    }

    private TableSchema schema(Field schema) throws MalformedException {
        List<TableSchema.Field> fields = new ArrayList<>();
        for (Field item : required(schema, "fields").items()) {
            fields.add(field(item));
        }
        Field key = schema.get("primaryKey");
        return new TableSchema(fields, key == null ? null : key.strings());
    }

    private static Field required(Field of, String name) throws MalformedException {
        Field field = of.value().isObject() ? of.get(name) : null;
        if (field == null) {
            throw of.expected(
                    "un objet avec « %s »".formatted(name),
                    "كائنا فيه «%s»".formatted(name),
                    "an object with '%s'".formatted(name));
        }
        return field;
    }

    private TableSchema.Field field(Field field) throws MalformedException {
        String name = required(field, "name").string();
        Field title = field.get("title");
        Field constraints = field.get("constraints");
        return new TableSchema.Field(
                name,
                title == null ? null : title.string(),
                type(field.get("type")),
                constraints == null ? null : constraints(constraints));
    }

    private @Nullable String type(@Nullable Field type) throws MalformedException {
        if (type == null) {
            return null;
        }
        String name = type.string();
        if (!TYPES.contains(name)) {
            findings.add(Findings.unknownCode(type.at(), name));
            return null;
        }
        return name;
    }

    private Constraints constraints(Field all) throws MalformedException {
        all.value()
                .fieldNames()
                .forEachRemaining(name -> {
                    if (!CONSTRAINTS.contains(name)) {
                        findings.add(Findings.unknownField(all.at() + "." + name));
                    }
                });
        return new Constraints(
                flag(all.get("required")),
                flag(all.get("unique")),
                allowed(all.get("enum")),
                pattern(all.get("pattern")),
                scalar(all.get("minimum")),
                scalar(all.get("maximum")),
                scalar(all.get("exclusiveMinimum")),
                scalar(all.get("exclusiveMaximum")),
                length(all.get("minLength")),
                length(all.get("maxLength")));
    }

    private static @Nullable List<String> allowed(@Nullable Field list) throws MalformedException {
        if (list == null) {
            return null;
        }
        List<String> allowed = new ArrayList<>();
        for (Field item : list.items()) {
            allowed.add(Objects.requireNonNull(scalar(item)));
        }
        return allowed;
    }

    /// The standard's regular expressions are those of XML Schema; of these the ones are taken that
    /// can be matched in linear time and little memory, for nobody knows who wrote them.
    private @Nullable String pattern(@Nullable Field pattern) throws MalformedException {
        if (pattern == null) {
            return null;
        }
        String expression = pattern.string();
        if (!isReadable(expression)) {
            findings.add(Findings.unreadablePattern(pattern.at(), expression));
            return null;
        }
        return expression;
    }

    /// Repetitions within repetitions are written out when they are compiled.
    private static boolean isReadable(String expression) {
        long repeated = 1;
        Matcher repetition = REPETITION.matcher(expression);
        while (repetition.find() && repeated <= MOST_REPEATED) {
            repeated *= Math.max(1, Math.min(MOST_REPEATED + 1, most(repetition)));
        }
        if (repeated > MOST_REPEATED) {
            return false;
        }
        try {
            Pattern.compile(expression);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static long most(Matcher repetition) {
        String upper = repetition.group(2);
        return Long.parseLong(upper == null || upper.isEmpty() ? repetition.group(1) : upper);
    }

    private static @Nullable Boolean flag(@Nullable Field flag) throws MalformedException {
        if (flag != null && !flag.value().isBoolean()) {
            throw flag.expected("true ou false", "true أو false", "true or false");
        }
        return flag == null ? null : flag.value().booleanValue();
    }

    private static @Nullable Integer length(@Nullable Field length) throws MalformedException {
        if (length != null && (!length.value().isInt() || length.value().intValue() < 0)) {
            throw length.expected(
                    "un nombre de caractères", "عددا من الحروف", "a number of characters");
        }
        return length == null ? null : length.value().intValue();
    }

    private static @Nullable String scalar(@Nullable Field value) throws MalformedException {
        if (value != null && !value.value().isValueNode()) {
            throw value.expected("un texte ou un nombre", "نصا أو عددا", "a text or a number");
        }
        return value == null ? null : value.value().asText();
    }
}
