package org.khettara.core.catalogue;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is to be believed of a dataset: of each field what the most trusted source says, and which
/// one that is.
public record Metadata(Description description, Map<Field, Origin> origins) {
    public Metadata {
        origins = Collections.unmodifiableMap(new EnumMap<>(origins));
    }

    /// A statement about a dataset.
    public enum Field {
        TITLE,
        DESCRIPTION,
        KEYWORDS,
        THEMES,
        SPATIAL,
        TEMPORAL,
        LANGUAGES,
        FREQUENCY,
        LICENCE,
        ACCESS_RIGHTS,
        RIGHTS,
        CONTACT,
        LANDING_PAGE,
        SOURCE,
        SERIES,
        KEY_COLUMNS,
        TABLE_SCHEMA;

        /// The field of a name such as `accessRights`.
        public static Optional<Field> named(String name) {
            return Arrays.stream(values())
                    .filter(field -> field.toString().equals(name))
                    .findFirst();
        }

        /// All names, with commas in between.
        public static String names() {
            return Arrays.stream(values()).map(Field::toString).collect(Collectors.joining(", "));
        }

        /// The name in JSON: that of the component of [Description].
        @Override
        public String toString() {
            String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
            return words.length == 1
                    ? words[0]
                    : words[0]
                            + words[1].substring(0, 1).toUpperCase(Locale.ROOT)
                            + words[1].substring(1);
        }

        /// What a source says; null when it says nothing.
        public @Nullable Object of(Description description) {
            return switch (this) {
                case TITLE -> description.title();
                case DESCRIPTION -> description.description();
                case KEYWORDS -> description.keywords();
                case THEMES -> description.themes();
                case SPATIAL -> description.spatial();
                case TEMPORAL -> description.temporal();
                case LANGUAGES -> description.languages();
                case FREQUENCY -> description.frequency();
                case LICENCE -> description.licence();
                case ACCESS_RIGHTS -> description.accessRights();
                case RIGHTS -> description.rights();
                case CONTACT -> description.contact();
                case LANDING_PAGE -> description.landingPage();
                case SOURCE -> description.source();
                case SERIES -> description.series();
                case KEY_COLUMNS -> description.keyColumns();
                case TABLE_SCHEMA -> description.tableSchema();
            };
        }
    }

    /// The description without a field.
    public static Description without(Description description, Field removed) {
        return only(description, EnumSet.complementOf(EnumSet.of(removed)));
    }

    /// Nothing of the description but these fields.
    static Description only(Description description, Set<Field> kept) {
        return new Description(
                keep(description.title(), kept, Field.TITLE),
                keep(description.description(), kept, Field.DESCRIPTION),
                keep(description.keywords(), kept, Field.KEYWORDS),
                keep(description.themes(), kept, Field.THEMES),
                keep(description.spatial(), kept, Field.SPATIAL),
                keep(description.temporal(), kept, Field.TEMPORAL),
                keep(description.languages(), kept, Field.LANGUAGES),
                keep(description.frequency(), kept, Field.FREQUENCY),
                keep(description.licence(), kept, Field.LICENCE),
                keep(description.accessRights(), kept, Field.ACCESS_RIGHTS),
                keep(description.rights(), kept, Field.RIGHTS),
                keep(description.contact(), kept, Field.CONTACT),
                keep(description.landingPage(), kept, Field.LANDING_PAGE),
                keep(description.source(), kept, Field.SOURCE),
                keep(description.series(), kept, Field.SERIES),
                keep(description.keyColumns(), kept, Field.KEY_COLUMNS),
                keep(description.tableSchema(), kept, Field.TABLE_SCHEMA));
    }

    private static <T> @Nullable T keep(@Nullable T value, Set<Field> kept, Field field) {
        return kept.contains(field) ? value : null;
    }

    /// @param said by each source; those that say nothing may be left out
    public static Metadata of(Map<Origin, Description> said) {
        var sources = new EnumMap<Origin, Description>(Origin.class);
        sources.putAll(said);
        var origins = new EnumMap<Field, Origin>(Field.class);
        Description believed = Description.NONE;
        for (var source : sources.entrySet()) {
            for (Field field : Field.values()) {
                if (field.of(source.getValue()) != null) {
                    origins.putIfAbsent(field, source.getKey());
                }
            }
            believed = filled(believed, source.getValue());
        }
        return new Metadata(believed, origins);
    }

    /// The first, with what only the weaker one says.
    static Description filled(Description from, Description weaker) {
        return new Description(
                or(from.title(), weaker.title()),
                or(from.description(), weaker.description()),
                or(from.keywords(), weaker.keywords()),
                or(from.themes(), weaker.themes()),
                or(from.spatial(), weaker.spatial()),
                or(from.temporal(), weaker.temporal()),
                or(from.languages(), weaker.languages()),
                or(from.frequency(), weaker.frequency()),
                or(from.licence(), weaker.licence()),
                or(from.accessRights(), weaker.accessRights()),
                or(from.rights(), weaker.rights()),
                or(from.contact(), weaker.contact()),
                or(from.landingPage(), weaker.landingPage()),
                or(from.source(), weaker.source()),
                or(from.series(), weaker.series()),
                or(from.keyColumns(), weaker.keyColumns()),
                or(from.tableSchema(), weaker.tableSchema()));
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }
}
