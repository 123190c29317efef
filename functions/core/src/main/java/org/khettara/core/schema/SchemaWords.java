package org.khettara.core.schema;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Severity;
import org.khettara.core.report.Report.Where;
import org.khettara.core.report.Text;

/// What publishers are told of a table that is not as they declared it.
final class SchemaWords {
    private static final int LONGEST = 200;
    private static final int MOST_LISTED = 12;
    private static final Text ADD =
            new Text(
                    "Ajoutez cette colonne au fichier, ou retirez-la du schéma.",
                    "أضيفوا هذا العمود إلى الملف، أو احذفوه من المخطط.",
                    "Add this column to the file, or take it out of the schema.");

    private SchemaWords() {}

    static String shown(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }

    /// As a spreadsheet shows it; the record alone where the column's place was not kept.
    static String cell(Column column, long record) {
        return column.letter() == null ? String.valueOf(record) : column.letter() + record;
    }

    static Finding missing(String field) {
        return new Finding(
                "SCHEMA_COLUMN_MISSING",
                Severity.WARNING,
                Where.WHOLE_TABLE,
                field,
                new Text(
                        "La colonne « %s », déclarée dans le schéma, manque.".formatted(field),
                        "العمود «%s» المصرح به في المخطط غير موجود.".formatted(field),
                        "The column '%s', declared in the schema, is missing.".formatted(field)),
                ADD);
    }

    static Finding furtherMissing(long fields) {
        return new Finding(
                "SCHEMA_COLUMN_MISSING",
                Severity.WARNING,
                Where.WHOLE_TABLE,
                null,
                new Text(
                        "%d autres colonnes déclarées dans le schéma manquent.".formatted(fields),
                        "أعمدة أخرى (%d) مصرح بها في المخطط غير موجودة.".formatted(fields),
                        "%d other columns that the schema declares are missing.".formatted(fields)),
                ADD,
                fields);
    }

    static Finding extra(List<String> columns) {
        String named = listed(columns);
        return new Finding(
                "SCHEMA_COLUMN_EXTRA",
                Severity.INFO,
                Where.WHOLE_TABLE,
                null,
                new Text(
                        "Colonnes que le schéma ne déclare pas : %s.".formatted(named),
                        "أعمدة غير مصرح بها في المخطط: %s.".formatted(named),
                        "Columns that the schema does not declare: %s.".formatted(named)),
                new Text(
                        "Déclarez-les dans le schéma si elles doivent y être.",
                        "صرحوا بها في المخطط إن كان ينبغي أن تكون فيه.",
                        "Declare them in the schema if they belong there."),
                columns.size() == 1 ? null : (long) columns.size());
    }

    private static String listed(List<String> values) {
        return values.stream().limit(MOST_LISTED).collect(Collectors.joining(", "))
                + (values.size() > MOST_LISTED ? ", …" : "");
    }

    /// What a type of the standard is called.
    static Text type(@Nullable String type) {
        return switch (type) {
            case "integer" -> new Text("un nombre entier", "عدد صحيح", "a whole number");
            case "number" -> new Text("un nombre", "عدد", "a number");
            case "boolean" -> new Text("oui ou non", "نعم أو لا", "yes or no");
            case "date" -> new Text("une date", "تاريخ", "a date");
            case "datetime" ->
                    new Text("une date avec l'heure", "تاريخ مع الوقت", "a date with its time");
            case "time" -> new Text("une heure", "وقت", "a time");
            case "year" ->
                    new Text("une année, comme 2024", "سنة مثل 2024", "a year, such as 2024");
            case "yearmonth" ->
                    new Text(
                            "une année et un mois, comme 2024-05",
                            "سنة وشهر مثل 2024-05",
                            "a year and month, such as 2024-05");
            case null, default -> new Text("un texte", "نص", "a text");
        };
    }

    static Text list(List<String> allowed) {
        String listed = listed(allowed);
        return new Text(
                "une valeur de la liste : " + listed,
                "قيمة من اللائحة: " + listed,
                "a value of the list: " + listed);
    }

    static Text pattern(String expression) {
        return new Text(
                "une valeur de la forme %s".formatted(expression),
                "قيمة على الشكل \u2066%s\u2069".formatted(expression),
                "a value of the form %s".formatted(expression));
    }

    static Text bound(String sign, String bound) {
        return new Text(
                "une valeur %s %s".formatted(sign, bound),
                "قيمة \u2066%s %s\u2069".formatted(sign, bound),
                "a value %s %s".formatted(sign, bound));
    }

    static Text length(String sign, int length) {
        return new Text(
                "une longueur %s %d caractères".formatted(sign, length),
                "طول \u2066%s %d\u2069 حرفا".formatted(sign, length),
                "a length %s %d characters".formatted(sign, length));
    }

    static Text breach(String cell, String value, String column, Text expected) {
        return new Text(
                "%s : « %s » n'est pas ce que le schéma déclare pour « %s » : %s."
                        .formatted(cell, value, column, expected.fr()),
                "%s: «%s» ليست ما يصرح به المخطط للعمود «%s»: %s."
                        .formatted(cell, value, column, expected.ar()),
                "%s: '%s' is not what the schema declares for '%s': %s."
                        .formatted(cell, value, column, expected.en()));
    }

    static Text further(String column, long cells, Text expected) {
        return new Text(
                "%d autres cellules de « %s » ne sont pas ce que le schéma déclare : %s."
                        .formatted(cells, column, expected.fr()),
                "خلايا أخرى (%d) من العمود «%s» ليست ما يصرح به المخطط: %s."
                        .formatted(cells, column, expected.ar()),
                "%d other cells of '%s' are not what the schema declares: %s."
                        .formatted(cells, column, expected.en()));
    }

    static Text unlike(String column, Text expected, Text found) {
        return new Text(
                "La colonne « %s » est déclarée comme %s ; dans le fichier, c'est : %s."
                        .formatted(column, expected.fr(), found.fr()),
                "العمود «%s» مصرح به على أنه %s؛ وهو في الملف: %s."
                        .formatted(column, expected.ar(), found.ar()),
                "The column '%s' is declared as %s; in the file it is: %s."
                        .formatted(column, expected.en(), found.en()));
    }

    static Text mend(Text expected) {
        return new Text(
                "Écrivez %s ; ou corrigez le schéma.".formatted(expected.fr()),
                "اكتبوا %s؛ أو صححوا المخطط.".formatted(expected.ar()),
                "Write %s; or mend the schema.".formatted(expected.en()));
    }

    static Text empty(String column, long cells, List<String> addresses) {
        String listed = String.join(", ", addresses) + (cells > addresses.size() ? ", …" : "");
        return new Text(
                "Le schéma veut une valeur dans chaque cellule de « %s » ; vides : %d (%s)."
                        .formatted(column, cells, listed),
                "يشترط المخطط قيمة في كل خلية من العمود «%s»؛ الفارغة: %d ‏(\u2066%s\u2069)."
                        .formatted(column, cells, listed),
                "The schema wants a value in every cell of '%s'; empty: %d (%s)."
                        .formatted(column, cells, listed));
    }

    static Text fill(String column) {
        return new Text(
                "Remplissez ces cellules de « %s », ou retirez « required » du schéma."
                        .formatted(column),
                "املؤوا هذه الخلايا من العمود «%s»، أو احذفوا «required» من المخطط."
                        .formatted(column),
                "Fill these cells of '%s', or take 'required' out of the schema."
                        .formatted(column));
    }

    static Text repeated(String columns, @Nullable String value, long record, long earlier) {
        String shown = value == null ? "" : " « %s »".formatted(value);
        String shownAr = value == null ? "" : " «%s»".formatted(value);
        String shownEn = value == null ? "" : " '%s'".formatted(value);
        return new Text(
                "La ligne %d répète la valeur%s de la ligne %d dans « %s », que le schéma déclare unique."
                        .formatted(record, shown, earlier, columns),
                "يكرر السطر %d القيمة%s الموجودة في السطر %d في «%s»، والمخطط يصرح بأنها لا تتكرر."
                        .formatted(record, shownAr, earlier, columns),
                "Row %d repeats the value%s of row %d in '%s', which the schema declares unique."
                        .formatted(record, shownEn, earlier, columns));
    }

    static Text furtherRows(String columns, long rows) {
        return new Text(
                "%d autres lignes répètent une valeur de « %s », que le schéma déclare unique."
                        .formatted(rows, columns),
                "أسطر أخرى (%d) تكرر قيمة في «%s»، والمخطط يصرح بأنها لا تتكرر."
                        .formatted(rows, columns),
                "%d other rows repeat a value of '%s', which the schema declares unique."
                        .formatted(rows, columns));
    }

    static Text oneRow(String columns) {
        return new Text(
                "Gardez une ligne par valeur de « %s », ou corrigez le schéma.".formatted(columns),
                "احتفظوا بسطر واحد لكل قيمة من «%s»، أو صححوا المخطط.".formatted(columns),
                "Keep one row for each value of '%s', or mend the schema.".formatted(columns));
    }
}
