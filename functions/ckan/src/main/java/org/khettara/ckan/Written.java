package org.khettara.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.upload.DatasetId;

/// Which parts of a portal's dataset Khettara wrote. The portal itself keeps it, in an extra; so
/// what is said no longer can be taken back, and what others said is never touched.
///
/// @param fields names of root fields
/// @param tags names
/// @param extras keys, without the one that holds this
record Written(Set<String> fields, Set<String> tags, Set<String> extras) {
    static final String KEY = "khettara_wrote";
    private static final Written NOTHING = new Written(Set.of(), Set.of(), Set.of());

    /// As it stands in the extra.
    record Document(
            @Nullable Set<String> fields,
            @Nullable Set<String> tags,
            @Nullable Set<String> extras) {}

    static Written of(CkanPackage wanted) {
        return new Written(
                wanted.fields().keySet(), new TreeSet<>(wanted.tags()), wanted.extras().keySet());
    }

    /// @param current the portal's dataset; an extra that someone broke counts for none
    static Written in(JsonNode current) {
        String text = extra(current, KEY);
        if (text == null) {
            return NOTHING;
        }
        try {
            Document document = Json.read(text, Document.class);
            return new Written(
                    orNone(document.fields), orNone(document.tags), orNone(document.extras));
        } catch (IOException broken) {
            return NOTHING;
        }
    }

    /// Whether Khettara wrote the portal's dataset, as that one of ours.
    static boolean isOf(DatasetId dataset, JsonNode current) {
        return dataset.toString().equals(extra(current, "identifier"))
                && extra(current, KEY) != null;
    }

    static @Nullable String extra(JsonNode current, String key) {
        for (JsonNode extra : current.path("extras")) {
            if (extra.path("key").asText().equals(key)) {
                return extra.path("value").asText();
            }
        }
        return null;
    }

    /// The extras to write, this one among them; may be changed by the caller.
    Map<String, String> withMark(Map<String, String> said) {
        var all = new TreeMap<>(said);
        all.put(
                KEY,
                Json.line(
                        new Document(
                                new TreeSet<>(fields),
                                new TreeSet<>(tags),
                                new TreeSet<>(extras))));
        return all;
    }

    private static Set<String> orNone(@Nullable Set<String> set) {
        return set == null ? Set.of() : set;
    }
}
