package org.khettara.engine;

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
import org.khettara.core.report.Text;

/// The words of changes, findings and refusals, from `wording_fr`, `_ar` and `_en.properties`:
/// `<key>` is the message, `<key>.fix` what to do. `{0}`, `{1}` stand for values; a value that is a
/// [Text] itself stands in each message in that language.
final class Wording {
    private static final Properties FR = load("fr");
    private static final Properties AR = load("ar");
    private static final Properties EN = load("en");

    private Wording() {}

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    static Text message(String key, Object... values) {
        return new Text(
                fill(FR.getProperty(key), key, values, Text::fr),
                fill(AR.getProperty(key), key, values, Text::ar),
                fill(EN.getProperty(key), key, values, Text::en));
    }

    static Text fix(String key, Object... values) {
        return message(key + ".fix", values);
    }

    static Set<String> keys(String language) {
        return load(language).stringPropertyNames();
    }

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

    private static Properties load(String language) {
        Properties properties = new Properties();
        String name = "wording_" + language + ".properties";
        try (var in = Wording.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
