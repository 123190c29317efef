package org.khettara.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.khettara.ckan.CkanPackage.CkanResource;

/// What must change in a portal's dataset for it to say what Khettara says. Only what Khettara
/// says, or said before, is touched: fields, tags, extras and resources of others stay as they are.
///
/// @param body of `package_revise`, without its `match`
/// @param changes in words, for people
record Revision(Map<String, Object> body, List<String> changes) {
    /// Field of our resources, and the extra that names what we wrote.
    static final String MARK = "khettara_dataset";

    static final String WITHDRAWN = "khettara_withdrawn";

    Revision {
        body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
        changes = List.copyOf(changes);
    }

    /// Empty when the portal says it all already.
    ///
    /// @param current the portal's dataset, as `package_show` has it
    static Optional<Revision> of(CkanPackage wanted, JsonNode current) {
        return new Draft(wanted, current).revision();
    }

    /// Takes a dataset off the portal's pages; the portal keeps it.
    static Revision withdrawal(JsonNode current) {
        var extras = new ArrayList<Object>();
        current.path("extras").forEach(extras::add);
        extras.add(extra(WITHDRAWN, "true"));
        return new Revision(
                Map.of(
                        "filter",
                        List.of("-extras"),
                        "update",
                        Map.of("state", "deleted", "extras", extras)),
                List.of("state: active -> deleted"));
    }

    static boolean isWithdrawn(JsonNode current) {
        return Written.extra(current, WITHDRAWN) != null;
    }

    /// In the order of CKAN, so that the same change is the same bytes.
    private static Map<String, Object> extra(String key, String value) {
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("key", key);
        extra.put("value", value);
        return extra;
    }

    private static final class Draft {
        private final CkanPackage wanted;
        private final JsonNode current;
        private final Written before;
        private final Written after;
        private final Map<String, Object> update = new LinkedHashMap<>();
        private final Map<String, Object> others = new LinkedHashMap<>();
        private final List<String> filter = new ArrayList<>();
        private final List<String> changes = new ArrayList<>();

        Draft(CkanPackage wanted, JsonNode current) {
            this.wanted = wanted;
            this.current = current;
            this.before = Written.in(current);
            this.after = Written.of(wanted);
        }

        Optional<Revision> revision() {
            if (current.path("state").asText().equals("deleted")) {
                update.put("state", "active");
                changes.add("state: deleted -> active");
            }
            fields();
            tags();
            extras();
            resources();
            if (changes.isEmpty()) {
                return Optional.empty();
            }
            Map<String, Object> body = new LinkedHashMap<>(others);
            if (!filter.isEmpty()) {
                body.put("filter", filter);
            }
            if (!update.isEmpty()) {
                body.put("update", update);
            }
            return Optional.of(new Revision(body, changes));
        }

        private void fields() {
            wanted.fields().forEach(this::field);
            for (String field : without(before.fields(), after.fields())) {
                field(field, "");
            }
        }

        private void field(String name, String value) {
            String found = current.path(name).asText("");
            if (!found.equals(value)) {
                update.put(name, value);
                changes.add("%s: %s -> %s".formatted(name, shown(found), shown(value)));
            }
        }

        private void tags() {
            Set<String> gone = without(before.tags(), after.tags());
            var missing = new TreeSet<>(after.tags());
            var kept = new ArrayList<Object>();
            boolean changed = false;
            for (JsonNode tag : current.path("tags")) {
                String name = tag.path("name").asText();
                missing.remove(name);
                if (gone.contains(name)) {
                    changes.add("tag - " + name);
                    changed = true;
                } else {
                    kept.add(tag);
                }
            }
            for (String name : missing) {
                kept.add(Map.of("name", name));
                changes.add("tag + " + name);
                changed = true;
            }
            replace("tags", kept, changed);
        }

        private void extras() {
            Set<String> gone = without(before.extras(), after.extras());
            Map<String, String> missing = after.withMark(wanted.extras());
            var kept = new ArrayList<Object>();
            boolean changed = false;
            for (JsonNode extra : current.path("extras")) {
                String key = extra.path("key").asText();
                String found = extra.path("value").asText();
                String value = missing.remove(key);
                boolean leaves = gone.contains(key) || key.equals(WITHDRAWN);
                if (leaves || (value != null && !value.equals(found))) {
                    changes.add(
                            "%s: %s -> %s"
                                    .formatted(
                                            key, shown(found), shown(value == null ? "" : value)));
                    changed = true;
                }
                if (!leaves) {
                    kept.add(value == null ? extra : extra(key, value));
                }
            }
            for (var extra : missing.entrySet()) {
                kept.add(extra(extra.getKey(), extra.getValue()));
                changes.add("%s: \"\" -> %s".formatted(extra.getKey(), shown(extra.getValue())));
                changed = true;
            }
            replace("extras", kept, changed);
        }

        /// Lists are merged by position, so one that changes is taken out and put in whole.
        private void replace(String list, List<Object> whole, boolean changed) {
            if (changed) {
                filter.add("-" + list);
                update.put(list, whole);
            }
        }

        private void resources() {
            Map<String, CkanResource> missing = new LinkedHashMap<>();
            wanted.resources().forEach(resource -> missing.put(resource.id(), resource));
            for (JsonNode found : current.path("resources")) {
                String id = found.path("id").asText();
                CkanResource resource = missing.remove(id);
                if (resource != null) {
                    resource(resource, found);
                } else if (found.path(MARK).asText().equals(wanted.dataset().toString())) {
                    filter.add("-resources__" + id);
                    changes.add("resource - " + found.path("name").asText());
                }
            }
            if (!missing.isEmpty()) {
                others.put(
                        "update__resources__extend",
                        missing.values().stream().map(Draft::document).toList());
                missing.values().forEach(resource -> changes.add("resource + " + name(resource)));
            }
        }

        private void resource(CkanResource resource, JsonNode found) {
            Map<String, Object> fields = new LinkedHashMap<>();
            resource.fields()
                    .forEach((field, value) -> {
                        if (!found.path(field).asText("").equals(value.toString())) {
                            fields.put(field, value);
                        }
                    });
            if (!fields.isEmpty()) {
                others.put("update__resources__" + resource.id(), fields);
                changes.add(
                        "resource %s: %s"
                                .formatted(name(resource), String.join(", ", fields.keySet())));
            }
        }

        private static Object name(CkanResource resource) {
            return Objects.requireNonNull(resource.fields().get("name"));
        }

        static Map<String, Object> document(CkanResource resource) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("id", resource.id());
            document.putAll(resource.fields());
            return document;
        }

        private static Set<String> without(Set<String> all, Set<String> those) {
            var rest = new TreeSet<>(all);
            rest.removeAll(those);
            return rest;
        }

        private static String shown(String value) {
            String line = value.length() <= 60 ? value : value.substring(0, 60) + "…";
            return '"' + line.replaceAll("\\s+", " ") + '"';
        }
    }

    /// The dataset as `package_create` takes it.
    static Map<String, Object> creation(CkanPackage wanted, String organisation) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", wanted.id());
        document.put("name", wanted.name());
        document.put("owner_org", organisation);
        document.putAll(wanted.fields());
        document.put("tags", wanted.tags().stream().map(tag -> Map.of("name", tag)).toList());
        document.put(
                "extras",
                Written.of(wanted).withMark(wanted.extras()).entrySet().stream()
                        .map(extra -> extra(extra.getKey(), extra.getValue()))
                        .toList());
        document.put("resources", wanted.resources().stream().map(Draft::document).toList());
        return document;
    }
}
