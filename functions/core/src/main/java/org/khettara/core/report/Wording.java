package org.khettara.core.report;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sentences in three languages, from three files of properties (UTF-8): `<name>_fr.properties`,
/// `_ar` and `_en`. `{0}`, `{1}` stand for values; a value that is a [Text] itself stands in each
/// sentence in that language.
public final class Wording {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final Properties fr;
    private final Properties ar;
    private final Properties en;

    private Wording(Properties fr, Properties ar, Properties en) {
        this.fr = fr;
        this.ar = ar;
        this.en = en;
    }

    /// @param owner class beside which the files lie
    public static Wording of(Class<?> owner, String name) {
        return new Wording(
                load(owner, name, "fr"), load(owner, name, "ar"), load(owner, name, "en"));
    }

    /// A sentence, its places filled.
    ///
    /// @throws IllegalStateException when a language has no such sentence
    public Text text(String key, Object... values) {
        return new Text(
                fill(fr.getProperty(key), key, values, Text::fr),
                fill(ar.getProperty(key), key, values, Text::ar),
                fill(en.getProperty(key), key, values, Text::en));
    }

    /// The keys of the French, Arabic and English sentences.
    public Keys keys() {
        return new Keys(
                fr.stringPropertyNames(), ar.stringPropertyNames(), en.stringPropertyNames());
    }

    /// They should be the same.
    public record Keys(Set<String> fr, Set<String> ar, Set<String> en) {}

    private static String fill(
            @Nullable String pattern,
            String key,
            Object[] values,
            Function<Text, String> language) {
        if (pattern == null) {
            throw new IllegalStateException("no wording for " + key);
        }
        // In one go: a value may itself look like a place to fill.
        return PLACE.matcher(pattern)
                .replaceAll(place -> {
                    Object value = values[Integer.parseInt(place.group(1))];
                    String words =
                            value instanceof Text text
                                    ? language.apply(text)
                                    : String.valueOf(value);
                    return Matcher.quoteReplacement(words);
                });
    }

    private static Properties load(Class<?> owner, String name, String language) {
        Properties properties = new Properties();
        String file = "%s_%s.properties".formatted(name, language);
        try (var in = owner.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + file);
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
