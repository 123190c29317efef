package org.khettara.ckan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.khettara.ckan.PackageIndex.Card;
import org.khettara.ckan.Query.Searched;

/// `package_search` over what the index has of every dataset: filters, words, order, pages and
/// counts. Only the datasets of the page are read whole.
final class PackageSearch {
    private static final int USUAL_ROWS = 10;
    static final int MOST_ROWS = 1000;
    private static final int USUAL_FACETS = 50;
    private static final String USUAL_ORDER = "score desc, metadata_modified desc";
    private static final Set<String> PARAMETERS =
            Set.of(
                    "q",
                    "fq",
                    "fq_list",
                    "rows",
                    "start",
                    "sort",
                    "facet",
                    "facet.field",
                    "facet.limit",
                    "facet.mincount",
                    "include_drafts",
                    "include_private",
                    "include_deleted",
                    "use_default_schema",
                    "fl",
                    "df",
                    "defType",
                    "qf",
                    "mm",
                    "tie",
                    "bf",
                    "boost",
                    "wt",
                    "extras");

    private final PackageIndex index;

    PackageSearch(PackageIndex index) {
        this.index = index;
    }

    Map<String, @Nullable Object> answer(Arguments arguments) throws IOException, ApiException {
        check(arguments);
        int rows = Math.min(arguments.natural("rows", USUAL_ROWS), MOST_ROWS);
        int start = arguments.natural("start", 0);
        String sort = arguments.text("sort");
        List<Card> hits = found(arguments);
        hits.sort(order(sort == null ? USUAL_ORDER : sort));
        Facets facets = Facets.of(hits.stream().map(Card::searched).toList(), arguments);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("count", hits.size());
        answer.put("facets", facets.counts());
        answer.put("results", index.documents(hits.stream().skip(start).limit(rows).toList()));
        answer.put("sort", sort == null ? USUAL_ORDER : sort);
        answer.put("search_facets", facets.items());
        return answer;
    }

    private static void check(Arguments arguments) throws ApiException {
        List<String> unknown =
                arguments.names().stream()
                        .filter(name -> !PARAMETERS.contains(name) && !name.startsWith("ext_"))
                        .map(name -> "'" + name + "'")
                        .toList();
        if (!unknown.isEmpty()) {
            throw ApiException.searchQuery("\"Invalid search parameters: " + unknown + "\"");
        }
    }

    private List<Card> found(Arguments arguments) throws IOException, ApiException {
        String words = arguments.text("q");
        var queries = new ArrayList<Query>();
        queries.add(
                words == null || words.contains(":")
                        ? QueryParser.parse(words)
                        : Query.HasWords.of(words));
        queries.add(QueryParser.parse(arguments.text("fq")));
        for (String filter : arguments.list("fq_list")) {
            queries.add(QueryParser.parse(filter));
        }
        var all = new Query.And(queries);
        var hits = new ArrayList<Card>();
        for (Card card : index.cards()) {
            if (all.matches(card.searched())) {
                hits.add(card);
            }
        }
        return hits;
    }

    /// @param sort fields with `asc` or `desc`, between commas; unknown fields are no order
    private static Comparator<Card> order(String sort) throws ApiException {
        Comparator<Card> order = (_, _) -> 0;
        for (String part : sort.split(",", -1)) {
            String[] words = part.strip().split("\\s+", -1);
            if (words.length != 2 || !words[1].matches("(?i)asc|desc")) {
                throw ApiException.searchQuery("'Invalid \"sort\" parameter'");
            }
            Comparator<Card> by =
                    Comparator.comparing(hit ->
                            String.join(
                                    " ", hit.searched().values(words[0].replace("_string", ""))));
            order = order.thenComparing(words[1].equalsIgnoreCase("asc") ? by : by.reversed());
        }
        return order.thenComparing(hit -> hit.id());
    }

    /// How many of the hits have which value.
    private record Facets(Map<String, Object> counts, Map<String, Object> items) {
        static Facets of(List<Searched> hits, Arguments arguments) throws ApiException {
            int most = arguments.natural("facet.limit", USUAL_FACETS);
            Map<String, Object> counts = new LinkedHashMap<>();
            Map<String, Object> items = new LinkedHashMap<>();
            for (String field : arguments.list("facet.field")) {
                Map<String, Integer> found = new TreeMap<>();
                hits.forEach(hit ->
                        hit.values(field).forEach(value -> found.merge(value, 1, Integer::sum)));
                Map<String, Integer> first = new LinkedHashMap<>();
                found.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(most)
                        .forEach(one -> first.put(one.getKey(), one.getValue()));
                counts.put(field, first);
                items.put(field, Map.of("title", field, "items", items(first)));
            }
            return new Facets(counts, items);
        }

        private static List<Object> items(Map<String, Integer> counts) {
            var items = new ArrayList<Object>();
            counts.forEach((value, count) ->
                    items.add(Map.of("name", value, "display_name", value, "count", count)));
            return items;
        }
    }
}
