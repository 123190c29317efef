package org.khettara.embedded.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What a person says in options, as the `metadata.json` that says the same.
final class Statements {
    @Option(names = "--title.fr", paramLabel = "TEXT", description = "Title in French.")
    private @Nullable String titleFr;

    @Option(names = "--title.ar", paramLabel = "TEXT", description = "Title in Arabic.")
    private @Nullable String titleAr;

    @Option(names = "--title.en", paramLabel = "TEXT", description = "Title in English.")
    private @Nullable String titleEn;

    @Option(names = "--description.fr", paramLabel = "TEXT", description = "What it is, in French.")
    private @Nullable String descriptionFr;

    @Option(names = "--description.ar", paramLabel = "TEXT", description = "The same in Arabic.")
    private @Nullable String descriptionAr;

    @Option(names = "--description.en", paramLabel = "TEXT", description = "The same in English.")
    private @Nullable String descriptionEn;

    @Option(names = "--keyword.fr", paramLabel = "WORD", description = "A keyword in French.")
    private List<String> keywordsFr = new ArrayList<>();

    @Option(names = "--keyword.ar", paramLabel = "WORD", description = "A keyword in Arabic.")
    private List<String> keywordsAr = new ArrayList<>();

    @Option(names = "--keyword.en", paramLabel = "WORD", description = "A keyword in English.")
    private List<String> keywordsEn = new ArrayList<>();

    @Option(names = "--theme", paramLabel = "CODE", description = "ECON, HEAL, ... of the EU.")
    private List<String> themes = new ArrayList<>();

    @Option(
            names = "--place",
            paramLabel = "NAME",
            description = "A region or province, or its code.")
    private List<String> places = new ArrayList<>();

    @Option(names = "--start", paramLabel = "DATE", description = "First day, month or year.")
    private @Nullable String start;

    @Option(names = "--end", paramLabel = "DATE", description = "Last day, month or year.")
    private @Nullable String end;

    @Option(names = "--language", paramLabel = "TAG", description = "fr, ar, ... of the data.")
    private List<String> languages = new ArrayList<>();

    @Option(names = "--frequency", paramLabel = "CODE", description = "ANNUAL, MONTHLY, ...")
    private @Nullable String frequency;

    @Option(
            names = {"--licence", "--license"},
            paramLabel = "LICENCE",
            description = "Code, id or address: ODC_BL, cc-by, ...")
    private @Nullable String licence;

    @Option(
            names = "--access",
            paramLabel = "CODE",
            description = "PUBLIC, RESTRICTED, NON_PUBLIC.")
    private @Nullable String access;

    @Option(names = "--rights.fr", paramLabel = "TEXT", description = "How to name the source.")
    private @Nullable String rightsFr;

    @Option(names = "--rights.ar", paramLabel = "TEXT", description = "The same in Arabic.")
    private @Nullable String rightsAr;

    @Option(names = "--contact-name", paramLabel = "NAME", description = "Whom to ask.")
    private @Nullable String contactName;

    @Option(names = "--contact-email", paramLabel = "ADDRESS", description = "Where to write.")
    private @Nullable String contactEmail;

    @Option(names = "--contact-page", paramLabel = "URL", description = "A form, or a page.")
    private @Nullable String contactPage;

    @Option(names = "--landing-page", paramLabel = "URL", description = "A page about the data.")
    private @Nullable String landingPage;

    @Option(names = "--source", paramLabel = "URL", description = "Where the data was taken from.")
    private @Nullable String source;

    @Option(names = "--series", paramLabel = "ID", description = "What it is one part of.")
    private @Nullable String series;

    @Option(
            names = "--key-column",
            paramLabel = "NAME",
            description = "A column that tells rows apart.")
    private List<String> keyColumns = new ArrayList<>();

    @Mixin private SchemaOption tableSchema = new SchemaOption();

    /// Empty when nothing is said.
    Map<String, Object> document() throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        put(document, "title", texts(titleFr, titleAr, titleEn));
        put(document, "description", texts(descriptionFr, descriptionAr, descriptionEn));
        put(document, "keywords", keywords());
        put(document, "themes", themes);
        put(document, "spatial", places);
        put(document, "temporal", named("start", start, "end", end));
        put(document, "languages", languages);
        put(document, "frequency", frequency);
        put(document, "licence", licence);
        put(document, "accessRights", access);
        put(document, "rights", texts(rightsFr, rightsAr, null));
        put(
                document,
                "contact",
                named("name", contactName, "email", contactEmail, "page", contactPage));
        put(document, "landingPage", landingPage);
        put(document, "source", source);
        put(document, "series", series);
        put(document, "keyColumns", keyColumns);
        put(document, "tableSchema", tableSchema.document());
        return document;
    }

    private static Map<String, Object> texts(
            @Nullable String fr, @Nullable String ar, @Nullable String en) {
        return named("fr", fr, "ar", ar, "en", en);
    }

    private Map<String, Object> keywords() {
        Map<String, Object> keywords = new LinkedHashMap<>();
        put(keywords, "fr", keywordsFr);
        put(keywords, "ar", keywordsAr);
        put(keywords, "en", keywordsEn);
        return keywords;
    }

    private static Map<String, Object> named(@Nullable String... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            put(map, String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }

    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        boolean isEmpty =
                switch (value) {
                    case null -> true;
                    case List<?> list -> list.isEmpty();
                    case Map<?, ?> inner -> inner.isEmpty();
                    default -> false;
                };
        if (!isEmpty) {
            map.put(name, value);
        }
    }
}
