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
    private static final ObjectMapper JSON = new ObjectMapper();

    private SchemaJson() {}

    static byte[] write(String csv, List<ColumnPlan> plans, CellText cellText) throws IOException {
        ObjectNode schema = tableSchema(plans);
        schema.set("csvw", csvw(csv, plans, cellText));
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return (JSON.writer(printer).writeValueAsString(schema) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// On one line, for the Parquet footer.
    static String compact(List<ColumnPlan> plans) throws IOException {
        return JSON.writeValueAsString(tableSchema(plans));
    }

    private static ObjectNode tableSchema(List<ColumnPlan> plans) {
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
        }
        schema.putArray("missingValues").add("");
        return schema;
    }

    private static ObjectNode csvw(String csv, List<ColumnPlan> plans, CellText cellText) {
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
        }
        return csvw;
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
