package org.khettara.core.catalogue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Metadata.Field;

/// What one source says of a dataset; null where it says nothing. Names and meanings are those of
/// DCAT-AP 3.0.1.
///
/// @param keywords by language tag
/// @param themes codes of the EU's data-theme authority: `ECON`, `HEAL`, ...
/// @param languages of the data, as BCP 47 tags
/// @param frequency code of the EU's frequency authority: `ANNUAL`, `MONTHLY`, ...
/// @param licence code of the EU's licence authority (`ODC_BL`, `CC_BY_4_0`), or an absolute URI
/// @param accessRights code of the EU's access-right authority: `PUBLIC`, `RESTRICTED`,
///   `NON_PUBLIC`
/// @param rights how the source is to be named, and other terms
/// @param landingPage absolute URL
/// @param source where the data was taken from; absolute URL
/// @param series id of the series that this dataset is a part of: the same data for other years
/// @param keyColumns columns that together identify a row
/// @param tableSchema what the columns are declared to be
public record Description(
        @Nullable LocalText title,
        @Nullable LocalText description,
        @Nullable NavigableMap<String, List<String>> keywords,
        @Nullable List<String> themes,
        @Nullable List<Place> spatial,
        @Nullable Period temporal,
        @Nullable List<String> languages,
        @Nullable String frequency,
        @Nullable String licence,
        @Nullable String accessRights,
        @Nullable LocalText rights,
        @Nullable Contact contact,
        @Nullable String landingPage,
        @Nullable String source,
        @Nullable String series,
        @Nullable List<String> keyColumns,
        @Nullable TableSchema tableSchema) {

    /// Says nothing.
    public static final Description NONE =
            new Description(
                    null, null, null, null, null, null, null, null, null, null, null, null, null,
                    null, null, null, null);

    private static final EnumSet<Field> OF_ONE_DATASET =
            EnumSet.of(
                    Field.TITLE,
                    Field.DESCRIPTION,
                    Field.TEMPORAL,
                    Field.SERIES,
                    Field.KEY_COLUMNS,
                    Field.TABLE_SCHEMA);
    private static final EnumSet<Field> TERMS =
            EnumSet.of(Field.LICENCE, Field.ACCESS_RIGHTS, Field.RIGHTS, Field.CONTACT);

    public Description {
        keywords = keywords == null ? null : copy(keywords);
        themes = themes == null ? null : List.copyOf(themes);
        spatial = spatial == null ? null : List.copyOf(spatial);
        languages = languages == null ? null : List.copyOf(languages);
        keyColumns = keyColumns == null ? null : List.copyOf(keyColumns);
    }

    /// The same with another frequency.
    public Description withFrequency(String code) {
        return with(code, licence);
    }

    /// The same with another licence.
    public Description withLicence(@Nullable String code) {
        return with(frequency, code);
    }

    private Description with(@Nullable String otherFrequency, @Nullable String otherLicence) {
        return new Description(
                title,
                description,
                keywords,
                themes,
                spatial,
                temporal,
                languages,
                otherFrequency,
                otherLicence,
                accessRights,
                rights,
                contact,
                landingPage,
                source,
                series,
                keyColumns,
                tableSchema);
    }

    /// What may hold for many datasets: all but what names or measures one.
    public Description asDefault() {
        return Metadata.only(this, EnumSet.complementOf(OF_ONE_DATASET));
    }

    /// The terms of use, and whom to ask.
    public Description terms() {
        return Metadata.only(this, TERMS);
    }

    /// This, with what only the weaker one says, in each text language by language.
    public Description over(Description before) {
        Description all = or(before);
        return new Description(
                LocalText.over(title, before.title()),
                LocalText.over(description, before.description()),
                words(keywords, before.keywords()),
                all.themes(),
                all.spatial(),
                all.temporal(),
                all.languages(),
                all.frequency(),
                all.licence(),
                all.accessRights(),
                LocalText.over(rights, before.rights()),
                all.contact(),
                all.landingPage(),
                all.source(),
                all.series(),
                all.keyColumns(),
                all.tableSchema());
    }

    private static @Nullable NavigableMap<String, List<String>> words(
            @Nullable NavigableMap<String, List<String>> words,
            @Nullable NavigableMap<String, List<String>> before) {
        if (words == null || before == null) {
            return words == null ? before : words;
        }
        var all = new TreeMap<>(before);
        all.putAll(words);
        return all;
    }

    /// This, with what only the weaker one says.
    public Description or(Description weaker) {
        return Metadata.filled(this, weaker);
    }

    private static NavigableMap<String, List<String>> copy(Map<String, List<String>> keywords) {
        var copy = new TreeMap<String, List<String>>();
        keywords.forEach((language, words) -> copy.put(language, List.copyOf(words)));
        return copy;
    }

    /// A place that the data is about.
    ///
    /// @param code of the Haut-Commissariat au Plan, `RR`, `RR.PPP` or longer; null for a place
    ///   that has none
    public record Place(@Nullable String code, LocalText name) {}

    /// The time that the data is about, both ends included.
    ///
    /// @param start a year, month or day in ISO 8601; null when it is open
    /// @param end likewise
    public record Period(@Nullable String start, @Nullable String end) {
        private static final String FORM = "\\d{4}(-\\d{2}(-\\d{2})?)?";

        public Period {
            if ((start == null && end == null) || isOther(start) || isOther(end)) {
                throw new IllegalArgumentException(
                        "'%s' to '%s' is not a period: expected a year, month or day, as in 2024 or 2024-09-01"
                                .formatted(start, end));
            }
        }

        private static boolean isOther(@Nullable String end) {
            return end != null && !end.matches(FORM);
        }
    }

    /// Whom to ask about the dataset.
    ///
    /// @param email without `mailto:`
    /// @param page absolute URL of a form or page
    public record Contact(@Nullable String name, @Nullable String email, @Nullable String page) {}
}
