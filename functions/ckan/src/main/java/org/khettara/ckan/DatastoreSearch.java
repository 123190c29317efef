package org.khettara.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.CsvRows;
import org.khettara.core.report.TableShape;
import org.khettara.core.report.TableShape.ColumnShape;

/// `datastore_search` over the CSV of the current release. The CSV and not the Parquet, because a
/// store gives a stream, and the CSV is read from one with nothing but the rows of the answer in
/// memory. What would take too long is refused, with the file's address instead.
final class DatastoreSearch {
    private static final int USUAL_ROWS = 100;
    static final int MOST_ROWS = 32_000;
    private static final long MOST_BYTES = 1L << 30;
    private static final String ID = "_id";
    private static final Pattern SORT =
            Pattern.compile(
                    "(?<column>\"[^\"]+\"|\\S+)(?:\\s+(?<direction>asc|desc))?(?:\\s+nulls\\s+(?<nulls>first|last))?",
                    Pattern.CASE_INSENSITIVE);

    private final TableShape table;
    private final Source source;

    /// The CSV of a table.
    ///
    /// @param resource id in CKAN's terms
    record Source(String resource, String url, long bytes, Opening opening) {}

    interface Opening {
        InputStream open() throws IOException;
    }

    DatastoreSearch(TableShape table, Source source) {
        this.table = table;
        this.source = source;
    }

    /// What is asked.
    ///
    /// @param columns places of the columns to show
    private record Request(
            int limit,
            int offset,
            List<Integer> columns,
            RowFilter filter,
            @Nullable RowOrder order) {
        /// How many of the first rows the answer is cut from.
        long reach() {
            return (long) offset + limit;
        }
    }

    Map<String, @Nullable Object> answer(Arguments arguments) throws IOException, ApiException {
        String format = arguments.text("records_format");
        if (format != null && !format.equals("objects") && !format.equals("lists")) {
            throw ApiException.invalid(
                    "records_format", "Value must be one of ['objects', 'lists'] here");
        }
        Request request = request(arguments);
        Page page = page(request);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        if (!arguments.object("filters").isEmpty()) {
            answer.put("filters", arguments.object("filters"));
        }
        answer.put("include_next_page", false);
        answer.put("include_total", true);
        answer.put("limit", request.limit());
        if (request.offset() > 0) {
            answer.put("offset", request.offset());
        }
        if (arguments.text("q") != null) {
            answer.put("q", arguments.text("q"));
        }
        answer.put("records_format", format == null ? "objects" : format);
        answer.put("resource_id", source.resource());
        if (arguments.text("sort") != null) {
            answer.put("sort", arguments.text("sort"));
        }
        answer.put("records", records(page, request, "lists".equals(format)));
        answer.put("fields", fields(request));
        // Up to CKAN 2.11; its clients go by them.
        answer.put("_links", links(request));
        answer.put("total", page.total());
        answer.put("total_was_estimated", false);
        return answer;
    }

    private Request request(Arguments arguments) throws ApiException {
        var columns = new ArrayList<Integer>();
        for (String name : arguments.list("fields")) {
            columns.add(place("fields", name));
        }
        if (columns.isEmpty()) {
            for (int i = -1; i < table.columns().size(); i++) {
                columns.add(i);
            }
        }
        var filter = new RowFilter();
        ObjectNode filters = arguments.object("filters");
        for (Map.Entry<String, JsonNode> one : filters.properties()) {
            filter.add(place("filters", one.getKey()), one.getValue());
        }
        filter.addWords(arguments.text("q"));
        List<String> sort = arguments.list("sort");
        return new Request(
                Math.min(arguments.natural("limit", USUAL_ROWS), MOST_ROWS),
                arguments.natural("offset", 0),
                columns,
                filter,
                sort.isEmpty() ? null : order(sort));
    }

    private RowOrder order(List<String> sort) throws ApiException {
        var order = new RowOrder();
        for (String part : sort) {
            Matcher found = SORT.matcher(part.strip());
            if (!found.matches()) {
                throw ApiException.invalid("sort", "cannot read '%s'".formatted(part));
            }
            int place = place("sort", found.group("column").replaceAll("^\"|\"$", ""));
            boolean isDown = "desc".equalsIgnoreCase(found.group("direction"));
            // Where nothing is said, as PostgreSQL does.
            boolean isFirst =
                    found.group("nulls") == null
                            ? isDown
                            : found.group("nulls").equalsIgnoreCase("first");
            order.add(
                    new RowOrder.Key(
                            place,
                            isNumber(place),
                            isDown ? RowOrder.Direction.DOWN : RowOrder.Direction.UP,
                            isFirst ? RowOrder.Missing.FIRST : RowOrder.Missing.LAST));
        }
        return order;
    }

    private boolean isNumber(int place) {
        return place < 0
                || switch (table.columns().get(place).type()) {
                    case INTEGER, NUMBER -> true;
                    case BOOLEAN, DATE, DATETIME, TIME, STRING -> false;
                };
    }

    /// The place of a column; -1 for the number of the row.
    private int place(String parameter, String name) throws ApiException {
        if (name.equals(ID)) {
            return -1;
        }
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).name().equals(name)) {
                return i;
            }
        }
        throw ApiException.invalid(parameter, "field \"%s\" not in table".formatted(name));
    }

    private record Page(List<CsvRow> rows, long total) {}

    private Page page(Request request) throws IOException, ApiException {
        boolean readsAll = request.order() != null || !request.filter().isEmpty();
        if ((readsAll && source.bytes() > MOST_BYTES)
                || (request.order() != null && request.reach() > MOST_ROWS)) {
            throw ApiException.invalid(
                    "resource_id",
                    "This takes too long here: get the file itself at " + source.url());
        }
        try (var csv = new CsvRows(source.opening().open())) {
            var rows = new CsvRow.Reader(csv);
            if (!readsAll) {
                return new Page(rows.page(request.offset(), request.limit()), table.rows());
            }
            return request.order() == null
                    ? filtered(rows, request)
                    : sorted(rows, request, request.order());
        }
    }

    private static Page filtered(CsvRow.Reader rows, Request request) throws IOException {
        var page = new ArrayList<CsvRow>();
        long total = 0;
        for (CsvRow row = rows.next(); row != null; row = rows.next()) {
            if (request.filter().takes(row)) {
                if (total >= request.offset() && total < request.reach()) {
                    page.add(row);
                }
                total++;
            }
        }
        return new Page(page, total);
    }

    /// Holds no more rows than the pages up to this one.
    private static Page sorted(CsvRow.Reader rows, Request request, RowOrder order)
            throws IOException {
        var first = new PriorityQueue<CsvRow>(order.reversed());
        long total = 0;
        for (CsvRow row = rows.next(); row != null; row = rows.next()) {
            if (request.filter().takes(row)) {
                total++;
                first.add(row);
                if (first.size() > request.reach()) {
                    first.remove();
                }
            }
        }
        return new Page(first.stream().sorted(order).skip(request.offset()).toList(), total);
    }

    private List<Object> records(Page page, Request request, boolean asLists) {
        var records = new ArrayList<Object>();
        for (CsvRow row : page.rows()) {
            var record = new LinkedHashMap<String, @Nullable Object>();
            var list = new ArrayList<@Nullable Object>();
            for (int place : request.columns()) {
                Object value = value(row, place);
                record.put(place < 0 ? ID : table.columns().get(place).name(), value);
                list.add(value);
            }
            records.add(asLists ? list : record);
        }
        return records;
    }

    private @Nullable Object value(CsvRow row, int place) {
        return place < 0
                ? Long.valueOf(row.number())
                : DatastoreType.of(table.columns().get(place).type()).value(row.cell(place));
    }

    private List<Object> fields(Request request) {
        var fields = new ArrayList<Object>();
        for (int place : request.columns()) {
            Map<String, Object> field = new LinkedHashMap<>();
            if (place < 0) {
                field.put("id", ID);
                field.put("type", "int");
            } else {
                ColumnShape column = table.columns().get(place);
                field.put("id", column.name());
                field.put("type", DatastoreType.of(column.type()).name);
            }
            fields.add(field);
        }
        return fields;
    }

    private Map<String, Object> links(Request request) {
        String start =
                "/api/3/action/datastore_search?resource_id=%s&limit=%d"
                        .formatted(source.resource(), request.limit());
        return Map.of("start", start, "next", start + "&offset=" + request.reach());
    }
}
