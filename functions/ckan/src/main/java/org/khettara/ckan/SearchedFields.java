package org.khettara.ckan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khettara.ckan.Query.Searched;

/// What is searched of a dataset: CKAN's index fields, by CKAN's names.
final class SearchedFields {
    /// A longer description is searched up to here: what is kept of a dataset has a bound.
    private static final int LONGEST = 4_000;

    private SearchedFields() {}

    static Searched of(CkanPackage dataset) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        dataset.extras()
                .forEach((key, value) -> {
                    fields.put(key, List.of(cut(value)));
                    fields.put("extras_" + key, fields.get(key));
                });
        dataset.fields().forEach((key, value) -> fields.put(key, List.of(cut(value))));
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

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
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
        dataset.fields().values().forEach(value -> text.add(cut(value)));
        text.addAll(dataset.tags());
        text.addAll(values(dataset, "name"));
        dataset.extras()
                .forEach((key, value) -> {
                    if (key.startsWith("title_")
                            || key.startsWith("notes_")
                            || key.equals("identifier")) {
                        text.add(cut(value));
                    }
                });
        return Query.words(String.join(" ", text));
    }
}
