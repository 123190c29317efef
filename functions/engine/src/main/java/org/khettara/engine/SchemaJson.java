package org.khettara.engine;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.engine.parquet.ParquetColumn.Storage;

/// The schema of a table: a Frictionless Table Schema, and under `csvw` the same as W3C CSVW.
final class SchemaJson {
    /// The list of the Haut-Commissariat au Plan, RGPH 2024.
    private static final String CODE_LIST = "https://www.hcp.ma/file/242341/";

    private static final ObjectMapper JSON = new ObjectMapper();

    private SchemaJson() {}

    /// @param codes columns of places, told with the column of the Parquet that has their codes
    static byte[] write(String csv, List<ColumnPlan> plans, List<CodePlan> codes, CellText cellText)
            throws IOException {
        ObjectNode schema = tableSchema(plans, codes);
        schema.set("csvw", csvw(csv, plans, codes, cellText));
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return (JSON.writer(printer).writeValueAsString(schema) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// On one line, for the Parquet footer: with the columns of codes, which the CSV has not.
    static String compact(List<ColumnPlan> plans, List<CodePlan> codes) throws IOException {
        ObjectNode schema = tableSchema(plans, codes);
        for (CodePlan plan : codes) {
            if (!plan.isOwn()) {
                ObjectNode field = schema.withArray("fields").addObject();
                field.put("name", plan.codes());
                field.put("title", plan.codes());
                field.put("type", "string");
                field.put("format", "default");
            }
        }
        return JSON.writeValueAsString(schema);
    }

    private static ObjectNode tableSchema(List<ColumnPlan> plans, List<CodePlan> codes) {
        ObjectNode schema = JSON.createObjectNode();
        ArrayNode fields = schema.putArray("fields");
        for (ColumnPlan plan : plans) {
            ObjectNode field = fields.addObject();
            field.put("name", plan.name());
            field.put("title", plan.title());
            field.put("type", plan.type().name().toLowerCase(Locale.ROOT));
            if (plan.reading() instanceof ColumnPlan.Reading.Moment
                    || plan.reading() instanceof ColumnPlan.Reading.Clock) {
                field.put("format", "any");
            } else {
                field.put("format", "default");
            }
            if (plan.unit() != null) {
                field.put("unit", plan.unit());
            }
            if (plan.decimals() != null) {
                field.put("decimals", plan.decimals());
            }
            for (CodePlan code : codes) {
                if (code.index() == plan.index()) {
                    ObjectNode places = field.putObject("codes");
                    places.put("column", code.codes());
                    places.put("level", code.kind().level().toString());
                    places.put("list", CODE_LIST);
                }
            }
        }
        schema.putArray("missingValues").add("");
        return schema;
    }

    private static ObjectNode csvw(
            String csv, List<ColumnPlan> plans, List<CodePlan> codes, CellText cellText) {
        ObjectNode csvw = JSON.createObjectNode();
        csvw.put("@context", "http://www.w3.org/ns/csvw");
        csvw.put("url", csv);
        ObjectNode dialect = csvw.putObject("dialect");
        dialect.put("encoding", "utf-8");
        dialect.put("delimiter", ",");
        dialect.put("header", true);
        ArrayNode columns = csvw.putObject("tableSchema").putArray("columns");
        for (ColumnPlan plan : plans) {
            ObjectNode column = columns.addObject();
            column.put("titles", plan.name());
            column.put("datatype", cellText == CellText.CANONICAL ? datatype(plan) : "string");
            if (plan.unit() != null) {
                column.put("dc:description", plan.unit());
            }
            codes.stream()
                    .filter(code -> code.index() == plan.index())
                    .forEach(code -> annotate(column, code));
        }
        for (CodePlan code : codes) {
            if (!code.isOwn()) {
                ObjectNode column = columns.addObject();
                column.put("titles", code.codes());
                column.put("datatype", "string");
                column.put("virtual", true);
                column.put("dc:source", code.source());
                column.putObject("qb:codeList").put("@id", CODE_LIST);
            }
        }
        return csvw;
    }

    /// Virtual columns come after all others and are empty in the CSV (Metadata Vocabulary for
    /// Tabular Data, 5.6): the Parquet has their values.
    private static void annotate(ObjectNode column, CodePlan code) {
        column.putObject("qb:codeList").put("@id", CODE_LIST);
        if (!code.isOwn()) {
            column.put("dc:relation", code.codes());
        }
    }

    private static String datatype(ColumnPlan plan) {
        return switch (plan.type()) {
            case BOOLEAN -> "boolean";
            case INTEGER -> "integer";
            case NUMBER ->
                    plan.decimals() != null && plan.storage() instanceof Storage.Float64
                            ? "double"
                            : "decimal";
            case DATE -> "date";
            case DATETIME -> "datetime";
            case TIME -> "time";
            case STRING -> "string";
        };
    }
}
