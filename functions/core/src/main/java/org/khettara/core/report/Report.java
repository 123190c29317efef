package org.khettara.core.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the engine found in a file and made of it: `report.json` (schemas/report.schema.json).
/// Holds no time and no path, so that the same bytes give the same report.
///
/// @param engine version of the engine that wrote it
/// @param reason why nothing was published; null when something was
/// @param tables the tables, in the order of the file; empty when refused
public record Report(
        String engine, Source source, Status status, @Nullable Reason reason, List<Table> tables) {

    public static final String FILE_NAME = "report.json";

    public Report {
        tables = List.copyOf(tables);
        if ((status == Status.REFUSED) != (reason != null)
                || (status == Status.REFUSED) != tables.isEmpty()) {
            throw new IllegalArgumentException("a report has tables or a reason why not");
        }
    }

    public static Report published(String engine, Source source, List<Table> tables) {
        return new Report(engine, source, Status.PUBLISHED, null, tables);
    }

    public static Report refused(String engine, Source source, Reason reason) {
        return new Report(engine, source, Status.REFUSED, reason, List.of());
    }

    /// Rows over all tables.
    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    /// Personal data over all tables.
    public List<PersonalData> personalData() {
        return tables.stream().flatMap(table -> table.personalData().stream()).toList();
    }

    public enum Status {
        PUBLISHED,
        REFUSED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The file as it came.
    ///
    /// @param sha256 null when the file was refused before it was fetched
    /// @param format what it is, by content: `csv`, `tsv`, `xlsx`, ...; `unknown` when that could
    ///   not be told
    /// @param encoding IANA name of the character encoding; null for a format that has none
    /// @param encodingConfidence 0 to 1; null as above
    /// @param entries names of the files inside an archive
    public record Source(
            String name,
            long bytes,
            @Nullable String sha256,
            String format,
            @Nullable String encoding,
            @Nullable Double encodingConfidence,
            List<String> entries) {
        public Source {
            entries = List.copyOf(entries);
        }
    }

    /// Why a file was refused.
    ///
    /// @param at where in the file, when that is known: `line 12`, `sheet Feuil1`
    public record Reason(ReasonCode code, Text message, Text fix, @Nullable String at) {}

    /// One table: its four files, relative to the report, and what is to be said of it.
    ///
    /// @param sheet the worksheet or list it was in, as the publisher called it; null for a format
    ///   without any
    /// @param rejects null when no cell was rejected
    /// @param personalData what of persons there is in it
    public record Table(
            String name,
            @Nullable String sheet,
            String csv,
            String parquet,
            String schema,
            @Nullable String rejects,
            long rows,
            Dialect dialect,
            List<Column> columns,
            List<String> notes,
            List<Change> changes,
            List<Finding> findings,
            List<PersonalData> personalData) {
        /// @param personalData null in what was kept before it was looked for
        public Table(
                String name,
                @Nullable String sheet,
                String csv,
                String parquet,
                String schema,
                @Nullable String rejects,
                long rows,
                Dialect dialect,
                List<Column> columns,
                List<String> notes,
                List<Change> changes,
                List<Finding> findings,
                @Nullable List<PersonalData> personalData) {
            this.name = name;
            this.sheet = sheet;
            this.csv = csv;
            this.parquet = parquet;
            this.schema = schema;
            this.rejects = rejects;
            this.rows = rows;
            this.dialect = dialect;
            this.columns = List.copyOf(columns);
            this.notes = List.copyOf(notes);
            this.changes = List.copyOf(changes);
            this.findings = List.copyOf(findings);
            this.personalData = personalData == null ? List.of() : List.copyOf(personalData);
        }

        /// The table with more to be said of it.
        public Table with(List<String> moreNotes, List<Finding> moreFindings) {
            return new Table(
                    name,
                    sheet,
                    csv,
                    parquet,
                    schema,
                    rejects,
                    rows,
                    dialect,
                    columns,
                    Stream.concat(notes.stream(), moreNotes.stream()).toList(),
                    changes,
                    Stream.concat(findings.stream(), moreFindings.stream()).toList(),
                    personalData);
        }
    }

    /// How the text of a table was written; a format that is no text has no delimiter, quote,
    /// escape and line ending.
    ///
    /// @param delimiter null for a table of one column
    /// @param quote null when nothing is quoted
    /// @param escape `"` doubled or a backslash; null when nothing is escaped
    /// @param lineEnding `LF`, `CRLF`, `CR` or `MIXED`
    /// @param headerRows number of header rows, 0 when the columns have no names
    /// @param firstDataRow record number, from 1, of the first row of data
    /// @param gaps what stands between rows of data, the first [Gap#MOST] in order; null where
    ///   nothing was left out among the records, as in what was kept before they were told
    public record Dialect(
            @Nullable String delimiter,
            @Nullable String quote,
            @Nullable String escape,
            @Nullable String lineEnding,
            int headerRows,
            long firstDataRow,
            @Nullable List<Gap> gaps) {
        public Dialect {
            gaps = gaps == null ? null : List.copyOf(gaps);
        }

        /// Without gaps.
        public Dialect(
                @Nullable String delimiter,
                @Nullable String quote,
                @Nullable String escape,
                @Nullable String lineEnding,
                int headerRows,
                long firstDataRow) {
            this(delimiter, quote, escape, lineEnding, headerRows, firstDataRow, null);
        }
    }

    /// One column and its profile.
    ///
    /// @param name as in the CSV and Parquet
    /// @param title the publisher's words
    /// @param unit `MAD`, `%`, ...; null without one
    /// @param decimals digits after the point of a number; null for other types
    /// @param missing cells without a value, rejected ones included
    /// @param rejected cells whose text did not fit the type
    /// @param distinct different values; exact up to 65,536, an estimate beyond
    /// @param min smallest value as the CSV has it; null without values
    /// @param max greatest value likewise
    /// @param mean of an integer or number column; null for others
    /// @param quantiles values that 5, 25, 50, 75 and 95 % of the values do not exceed, exact up to
    ///   65,536 values and from a sample beyond; empty for text and booleans
    /// @param top the most frequent values with their counts, at most ten; empty where there are
    ///   too many different ones
    /// @param texts of a string column with values; null for others
    /// @param meaning null where it was not recognised; where it is of persons, no value is told
    /// @param codes of a column of places; null for others
    /// @param key of a column that rows are joined by, never one of persons; null for others
    /// @param letter as a spreadsheet shows the source's column, `C`; null in what was kept before
    ///   it was told
    public record Column(
            String name,
            String title,
            ColumnType type,
            @Nullable String unit,
            @Nullable Integer decimals,
            long missing,
            long rejected,
            long distinct,
            @Nullable String min,
            @Nullable String max,
            @Nullable String mean,
            List<String> quantiles,
            List<TopValue> top,
            @Nullable TextProfile texts,
            @Nullable Meaning meaning,
            @Nullable PlaceCodes codes,
            @Nullable KeySketch key,
            @Nullable String letter) {
        public Column {
            quantiles = List.copyOf(quantiles);
            top = List.copyOf(top);
        }
    }

    public record TopValue(String value, long count) {}

    /// What the values of a column mean.
    ///
    /// @param share of its values that have the form, 0 to 1; of names and places, of those that
    ///   were looked up
    /// @param check rule of the check digits that those values keep; null for a type without any
    /// @param crs coordinate reference system of projected coordinates, as `EPSG:26191`; null where
    ///   it is not known, and for other types
    public record Meaning(
            SemanticType type, double share, @Nullable String check, @Nullable String crs) {
        /// Of a type without a coordinate reference system.
        public Meaning(SemanticType type, double share, @Nullable String check) {
            this(type, share, check, null);
        }
    }

    /// What the strings of a column look like.
    ///
    /// @param shortest characters of the shortest
    /// @param longest characters of the longest
    /// @param pattern the look that at least half of them share, `A` for a capital, `a` for a small
    ///   letter, `9` for a figure; null when there is none
    public record TextProfile(int shortest, int longest, @Nullable String pattern) {}

    /// Something that Khettara changed.
    ///
    /// @param column null when it is not of one column
    /// @param what code in upper case: `DECIMAL_COMMA`, `DATE_TO_ISO`, ...
    /// @param count cells or rows changed
    public record Change(
            @Nullable String column,
            String what,
            Text message,
            long count,
            @Nullable Example example) {}

    public record Example(String before, String after) {}

    /// Something that the publisher should know or mend.
    ///
    /// @param value the cell's text, when one cell is meant
    /// @param count cells or rows that it is of, where they are more than one; else null
    public record Finding(
            String code,
            Severity severity,
            Where where,
            @Nullable String value,
            Text message,
            Text fix,
            @Nullable Long count) {
        public Finding(
                String code,
                Severity severity,
                Where where,
                @Nullable String value,
                Text message,
                Text fix) {
            this(code, severity, where, value, message, fix, null);
        }

        /// Cells or rows that it is of.
        public long cells() {
            return count == null ? 1 : count;
        }
    }

    public enum Severity {
        INFO,
        WARNING,
        ERROR;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Where a finding is.
    ///
    /// @param row record number in the source, from 1
    /// @param cell address as a spreadsheet shows it: `C12`
    /// @param line of the source as an editor counts them, from 1; where what was found is no
    ///   matter of records
    public record Where(
            @Nullable Long row,
            @Nullable String column,
            @Nullable String cell,
            @Nullable Long line) {
        public static final Where WHOLE_TABLE = new Where(null, null, null);

        public Where(@Nullable Long row, @Nullable String column, @Nullable String cell) {
            this(row, column, cell, null);
        }

        public static Where line(long number) {
            return new Where(null, null, null, number);
        }
    }
}
