package org.khettara.pages;

import java.util.Locale;
import java.util.Optional;
import org.khettara.core.report.Text;

/// The languages of the pages, that of most publishers first.
public enum Language {
    FR("fr", "ltr", "Français", "fr"),
    AR("ar", "rtl", "العربية", "ar-MA"),
    EN("en", "ltr", "English", "en-GB");

    private final String tag;
    private final String direction;
    private final String ownName;
    private final Locale locale;

    Language(String tag, String direction, String ownName, String locale) {
        this.tag = tag;
        this.direction = direction;
        this.ownName = ownName;
        this.locale = Locale.forLanguageTag(locale);
    }

    /// The language of a BCP 47 tag; empty when pages have none for it.
    public static Optional<Language> of(String tag) {
        String primary = tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
        for (Language language : values()) {
            if (language.tag.equals(primary)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    public String tag() {
        return tag;
    }

    /// `ltr` or `rtl`, as HTML has it.
    public String direction() {
        return direction;
    }

    /// As its speakers call it.
    public String ownName() {
        return ownName;
    }

    /// How numbers and dates are written. In French not as in Morocco: CLDR has a dot between
    /// thousands there, which most readers of a table take for a decimal point.
    Locale locale() {
        return locale;
    }

    /// A text in this language.
    public String of(Text text) {
        return switch (this) {
            case FR -> text.fr();
            case AR -> text.ar();
            case EN -> text.en();
        };
    }
}
