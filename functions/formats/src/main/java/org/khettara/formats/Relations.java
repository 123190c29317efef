package org.khettara.formats;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khettara.engine.Refusal;

/// Which parts of a package a part points to.
final class Relations {
    private final Map<String, Relation> byId = new HashMap<>();

    /// @param type last word of the relation's type: `worksheet`, `styles`, ...
    /// @param part full name of the part pointed to
    record Relation(String type, String part) {}

    private Relations() {}

    /// @param part whose relations; empty for those of the whole package
    static Relations of(ZipPackage parts, String part) throws IOException, Refusal {
        Relations relations = new Relations();
        String folder = part.substring(0, part.lastIndexOf('/') + 1);
        String name = folder + "_rels/" + part.substring(folder.length()) + ".rels";
        if (!parts.has(name)) {
            return relations;
        }
        try (XmlStream xml = parts.xml(name)) {
            while (xml.next()) {
                if (xml.isStart("Relationship")
                        && !xml.attribute("TargetMode", "").equals("External")) {
                    relations.add(folder, xml);
                }
            }
        }
        return relations;
    }

    private void add(String folder, XmlStream xml) {
        String type = xml.attribute("Type", "");
        byId.put(
                xml.attribute("Id", ""),
                new Relation(
                        type.substring(type.lastIndexOf('/') + 1),
                        resolve(folder, xml.attribute("Target", ""))));
    }

    static String resolve(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        Deque<String> path = new ArrayDeque<>();
        for (String step : List.of((folder + target).split("/", -1))) {
            if (step.equals("..")) {
                path.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                path.addLast(step);
            }
        }
        return String.join("/", path);
    }

    @Nullable Relation byId(String id) {
        return byId.get(id);
    }

    /// The part of a type; null when there is none.
    @Nullable String ofType(String type) {
        return byId.values().stream()
                .filter(relation -> relation.type.equals(type))
                .map(Relation::part)
                .sorted()
                .findFirst()
                .orElse(null);
    }
}
