package org.khettara.core.describe;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.derive.TextLanguage;

/// A value in a JSON document, and where it stands.
///
/// @param at path as people write it: `contact.email`, `keywords[2]`
record Field(JsonNode value, String at) {

    static Field root(JsonNode value) throws MalformedException {
        var root = new Field(value, "");
        if (!value.isObject()) {
            throw MalformedException.of(
                    "line 1",
                    "Le document doit être un objet JSON : { … }.",
                    "يجب أن تكون الوثيقة كائن JSON: ‎{ … }‎.",
                    "The document must be a JSON object: { … }.");
        }
        return root;
    }

    /// The value of a key; null when there is none, or it is null.
    @Nullable Field get(String key) {
        JsonNode child = value.get(key);
        return child == null || child.isNull()
                ? null
                : new Field(child, at.isEmpty() ? key : at + "." + key);
    }

    List<Field> items() throws MalformedException {
        if (!value.isArray()) {
            throw expected("une liste : [ … ]", "قائمة: ‎[ … ]‎", "a list: [ … ]");
        }
        var items = new ArrayList<Field>();
        for (int i = 0; i < value.size(); i++) {
            items.add(new Field(value.get(i), "%s[%d]".formatted(at, i)));
        }
        return items;
    }

    String string() throws MalformedException {
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw expected("un texte non vide", "نص غير فارغ", "a text that is not empty");
        }
        return value.textValue().strip();
    }

    /// A list of texts, or one.
    List<String> strings() throws MalformedException {
        if (value.isTextual()) {
            return List.of(string());
        }
        var strings = new ArrayList<String>();
        for (Field item : items()) {
            strings.add(item.string());
        }
        return strings;
    }

    /// A text by language, or one whose language is told where it can be.
    LocalText text() throws MalformedException {
        if (value.isTextual()) {
            String text = string();
            return LocalText.of(language(text), text);
        }
        NavigableMap<String, String> texts = new TreeMap<>();
        for (String language : languages()) {
            texts.put(language, child(language).string());
        }
        return new LocalText(texts);
    }

    /// Words by language, or a list whose words' languages are told where they can be.
    NavigableMap<String, List<String>> words() throws MalformedException {
        NavigableMap<String, List<String>> words = new TreeMap<>();
        if (value.isArray() || value.isTextual()) {
            for (String word : strings()) {
                words.computeIfAbsent(language(word), _ -> new ArrayList<>()).add(word);
            }
        } else {
            for (String language : languages()) {
                words.put(language, child(language).strings());
            }
        }
        return words;
    }

    private static String language(String text) {
        return TextLanguage.of(text).orElse(LocalText.UNDETERMINED);
    }

    private List<String> languages() throws MalformedException {
        var languages = new ArrayList<String>();
        value.fieldNames().forEachRemaining(languages::add);
        if (!value.isObject() || languages.isEmpty()) {
            throw expected(
                    "un texte, ou un texte par langue : {\"fr\": \"…\", \"ar\": \"…\"}",
                    "نص، أو نص لكل لغة: ‎{\"fr\": \"…\", \"ar\": \"…\"}‎",
                    "a text, or one per language: {\"fr\": \"…\", \"ar\": \"…\"}");
        }
        for (String language : languages) {
            if (!LocalText.isTag(language)) {
                throw child(language)
                        .expected(
                                "un code de langue comme « fr » ou « ar »",
                                "رمز لغة مثل «fr» أو «ar»",
                                "a language tag such as 'fr' or 'ar'");
            }
        }
        return languages;
    }

    private Field child(String key) {
        return new Field(value.get(key), at + "." + key);
    }

    /// An address that begins with `http:` or `https:`.
    String url() throws MalformedException {
        String text = string();
        return webAddress(text)
                .orElseThrow(() ->
                        expected(
                                "une adresse complète : https://…",
                                "عنوان كامل: https://…",
                                "a whole address: https://…"));
    }

    static Optional<String> webAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean isWeb =
                    ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                            && uri.getHost() != null;
            return isWeb ? Optional.of(text) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    MalformedException expected(String fr, String ar, String en) {
        return MalformedException.of(
                at,
                "Le champ « %s » devrait être %s.".formatted(at, fr),
                "ينبغي أن يكون الحقل «%s»: %s.".formatted(at, ar),
                "The field '%s' should be %s.".formatted(at, en));
    }
}
