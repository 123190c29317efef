package org.khettara.embedded.cli;

import org.khettara.pages.Language;
import picocli.CommandLine.Option;

/// The language of what is written for people.
final class SpokenLanguage {
    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            defaultValue = "fr",
            description = "fr, ar or en (default: ${DEFAULT-VALUE}).")
    private String language = "fr";

    Language get() {
        return Language.of(language)
                .orElseThrow(() ->
                        new UsageException(
                                "--language: expected fr, ar or en, found '%s'"
                                        .formatted(language)));
    }
}
