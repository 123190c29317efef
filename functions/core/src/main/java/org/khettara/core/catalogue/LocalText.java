package org.khettara.core.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A text in one or more languages.
///
/// @param byLanguage texts by BCP 47 tag (`ar`, `fr`, `en`, `zgh`); `und` where the language is not
///   known. At least one, none blank
public record LocalText(@JsonValue NavigableMap<String, String> byLanguage) {
    /// Tag of a text whose language is not known (BCP 47, section 4.1).
    public static final String UNDETERMINED = "und";

    private static final String TAG = "[a-z]{2,3}(-[A-Za-z0-9]{1,8})*";

    @JsonCreator
    public LocalText {
        if (byLanguage.isEmpty()) {
            throw new IllegalArgumentException("a text needs at least one language");
        }
        byLanguage.forEach((language, text) -> {
            if (!isTag(language)) {
                throw new IllegalArgumentException(
                        "'%s' is not a language tag: expected one of BCP 47, as in 'fr' or 'ar'"
                                .formatted(language));
            }
            if (text.isBlank()) {
                throw new IllegalArgumentException("the text in '%s' is empty".formatted(language));
            }
        });
        byLanguage = Collections.unmodifiableNavigableMap(new TreeMap<>(byLanguage));
    }

    /// Whether it has the form of a BCP 47 tag.
    public static boolean isTag(String text) {
        return text.matches(TAG);
    }

    public static LocalText of(String language, String text) {
        return new LocalText(new TreeMap<>(Map.of(language, text)));
    }

    /// The text, and what only the one before it has.
    static @Nullable LocalText over(@Nullable LocalText text, @Nullable LocalText before) {
        if (text == null || before == null) {
            return text == null ? before : text;
        }
        var all = new TreeMap<>(before.byLanguage());
        all.putAll(text.byLanguage());
        return new LocalText(all);
    }

    /// The text for a reader of a language; where there is none, the nearest that most readers of
    /// the portal can read: French, Arabic, English, then any.
    public String in(String language) {
        return Stream.of(language, "fr", "ar", "en")
                .filter(byLanguage::containsKey)
                .map(byLanguage::get)
                .findFirst()
                .orElseGet(() -> byLanguage.get(byLanguage.firstKey()));
    }
}
