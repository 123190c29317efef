package org.khettara.ckan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.khettara.ckan.Query.Searched;

/// `package_search` over what the home holds, without an index: filters, words, order, pages and
/// counts.
final class PackageSearch {
    private static final int USUAL_ROWS = 10;
    private static final int MOST_ROWS = 1000;
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

    private final List<CkanPackage> datasets;

    PackageSearch(List<CkanPackage> datasets) {
        this.datasets = datasets;
    }

    private record Hit(CkanPackage dataset, Searched searched) {
        static Hit of(CkanPackage dataset) {
            return new Hit(dataset, PackageSearch.searched(dataset));
        }
    }

    Map<String, @Nullable Object> answer(Arguments arguments) throws ApiException {
        check(arguments);
        int rows = Math.min(arguments.natural("rows", USUAL_ROWS), MOST_ROWS);
        int start = arguments.natural("start", 0);
        String sort = arguments.text("sort");
        List<Hit> hits = found(arguments);
        hits.sort(order(sort == null ? USUAL_ORDER : sort));
        Facets facets = Facets.of(hits.stream().map(Hit::searched).toList(), arguments);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("count", hits.size());
        answer.put("facets", facets.counts());
        answer.put(
                "results",
                hits.stream()
                        .skip(start)
                        .limit(rows)
                        .map(hit -> Documents.dataset(hit.dataset()))
                        .toList());
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

    private List<Hit> found(Arguments arguments) throws ApiException {
        String words = arguments.text("q");
        var queries = new ArrayList<Query>();
        queries.add(
                words == null || words.contains(":")
                        ? QueryParser.parse(words)
                        : new Query.Words(words));
        queries.add(QueryParser.parse(arguments.text("fq")));
        for (String filter : arguments.list("fq_list")) {
            queries.add(QueryParser.parse(filter));
        }
        var all = new Query.And(queries);
        var hits = new ArrayList<Hit>();
        for (CkanPackage dataset : datasets) {
            Hit hit = Hit.of(dataset);
            if (all.matches(hit.searched())) {
                hits.add(hit);
            }
        }
        return hits;
    }

    private static Searched searched(CkanPackage dataset) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        dataset.extras()
                .forEach((key, value) -> {
                    fields.put(key, List.of(value));
                    fields.put("extras_" + key, List.of(value));
                });
        dataset.fields().forEach((key, value) -> fields.put(key, List.of(value)));
        fields.put("id", List.of(dataset.id()));
        fields.put("name", List.of(dataset.name()));
        fields.put("organization", List.of(dataset.organisation().name()));
        fields.put("owner_org", List.of(dataset.organisation().id()));
        fields.put("tags", dataset.tags());
        fields.put(
                "groups",
                dataset.themes().stream()
                        .flatMap(code -> Theme.find(code).stream())
                        .map(Theme::name)
                        .toList());
        fields.put("res_format", values(dataset, "format"));
        fields.put("res_name", values(dataset, "name"));
        fields.put("res_url", values(dataset, "url"));
        fields.put("metadata_created", List.of(Describer.naive(dataset.issued())));
        fields.put("metadata_modified", List.of(Describer.naive(dataset.modified())));
        fields.put("state", List.of("active"));
        fields.put("type", List.of("dataset"));
        fields.put("dataset_type", List.of("dataset"));
        fields.put("capacity", List.of("public"));
        fields.put("private", List.of("false"));
        return new Searched(words(dataset), fields);
    }

    private static List<String> values(CkanPackage dataset, String field) {
        return dataset.resources().stream()
                .map(resource -> String.valueOf(resource.fields().get(field)))
                .distinct()
                .toList();
    }

    private static String words(CkanPackage dataset) {
        var text = new ArrayList<String>();
        text.add(dataset.name());
        text.add(dataset.organisation().title());
        text.addAll(dataset.fields().values());
        text.addAll(dataset.tags());
        text.addAll(values(dataset, "name"));
        dataset.extras()
                .forEach((key, value) -> {
                    if (key.startsWith("title_")
                            || key.startsWith("notes_")
                            || key.equals("identifier")) {
                        text.add(value);
                    }
                });
        return " " + String.join(" ", Folded.words(String.join(" ", text))) + " ";
    }

    /// @param sort fields with `asc` or `desc`, between commas; unknown fields are no order
    private static Comparator<Hit> order(String sort) throws ApiException {
        Comparator<Hit> order = (_, _) -> 0;
        for (String part : sort.split(",", -1)) {
            String[] words = part.strip().split("\\s+", -1);
            if (words.length != 2 || !words[1].matches("(?i)asc|desc")) {
                throw ApiException.searchQuery("'Invalid \"sort\" parameter'");
            }
            Comparator<Hit> by =
                    Comparator.comparing(hit ->
                            String.join(
                                    " ", hit.searched().values(words[0].replace("_string", ""))));
            order = order.thenComparing(words[1].equalsIgnoreCase("asc") ? by : by.reversed());
        }
        return order.thenComparing(hit -> hit.dataset().id());
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
