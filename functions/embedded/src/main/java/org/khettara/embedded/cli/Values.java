package org.khettara.embedded.cli;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Description.Place;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.catalogue.Metadata;
import org.khettara.core.catalogue.TableSchema;

/// Values of a description on one line.
final class Values {
    private Values() {}

    static String of(Metadata.Field field, Description description) {
        return Terminal.safe(
                switch (field) {
                    case TITLE -> text(description.title());
                    case DESCRIPTION -> text(description.description());
                    case RIGHTS -> text(description.rights());
                    case KEYWORDS ->
                            Objects.requireNonNull(description.keywords()).entrySet().stream()
                                    .map(e -> e.getKey() + ": " + String.join(", ", e.getValue()))
                                    .collect(Collectors.joining(" | "));
                    case SPATIAL -> places(description.spatial());
                    case TEMPORAL -> period(description.temporal());
                    case CONTACT -> contact(description.contact());
                    case TABLE_SCHEMA -> columns(description.tableSchema());
                    case THEMES, LANGUAGES, KEY_COLUMNS ->
                            String.join(", ", list(field.of(description)));
                    case FREQUENCY, LICENCE, ACCESS_RIGHTS, LANDING_PAGE, SOURCE, SERIES ->
                            String.valueOf(field.of(description));
                });
    }

    private static String text(@Nullable LocalText text) {
        return text == null
                ? ""
                : text.byLanguage().entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue())
                        .collect(Collectors.joining(" | "));
    }

    private static List<String> list(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static String places(@Nullable List<Place> places) {
        return places == null
                ? ""
                : places.stream()
                        .map(place -> place.name().in("fr"))
                        .collect(Collectors.joining(", "));
    }

    private static String columns(@Nullable TableSchema schema) {
        return schema == null
                ? ""
                : schema.fields().stream()
                        .map(TableSchema.Field::name)
                        .collect(Collectors.joining(", "));
    }

    private static String period(Description.@Nullable Period period) {
        return period == null
                ? ""
                : "%s to %s"
                        .formatted(
                                period.start() == null ? "..." : period.start(),
                                period.end() == null ? "..." : period.end());
    }

    private static String contact(Description.@Nullable Contact contact) {
        return contact == null
                ? ""
                : Stream.of(contact.name(), contact.email(), contact.page())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", "));
    }
}
