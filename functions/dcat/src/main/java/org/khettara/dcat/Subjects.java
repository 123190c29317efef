package org.khettara.dcat;

import java.util.List;
import java.util.Map;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Keywords;

/// What a dataset is about, for formats that have one list for all languages.
final class Subjects {
    private Subjects() {}

    static List<String> keywords(Description said) {
        return said.keywords() == null
                ? List.of()
                : said.keywords().values().stream()
                        .flatMap(words -> Keywords.of(words).stream())
                        .distinct()
                        .toList();
    }

    static List<Map<String, Object>> places(Description said) {
        return said.spatial() == null
                ? List.of()
                : said.spatial().stream()
                        .map(place ->
                                new Fields()
                                        .put("@type", "Place")
                                        .put("name", PlainText.of(place.name().in("fr")))
                                        .put("identifier", place.code())
                                        .map())
                        .toList();
    }
}
