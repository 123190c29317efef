package org.khettara.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IrisTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://example.org | https://example.org",
                "HTTP://Example.org/A?b=c#d | http://Example.org/A?b=c#d",
                "https://example.org:8443/é | https://example.org:8443/%C3%A9",
                "https://example.org/a%20b%zz | https://example.org/a%20b%25zz",
                "https://example.org/a b | https://example.org/a%20b",
                "https://example.org/#a#b | https://example.org/#a%23b",
                "https://[::1]/a | https://[::1]/a",
                "https://المغرب.example/ملف | https://xn--mgbc0a9azcg.example/%D9%85%D9%84%D9%81"
            })
    void addressesAreEncodedWhereTheyMustBe(String text, String uri) {
        assertThat(Iris.web(text)).contains(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "ftp://example.org/",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "http://",
                "http:///a",
                "https://a@example.org/",
                "https://example.org\\@evil.example/",
                "https://exa mple.org/",
                "https://example.org/\u0000",
                "https://example.org/a\nb",
                "mailto:a@example.org"
            })
    void whatIsNoAddressOfTheWebIsRefused(String text) {
        assertThat(Iris.web(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a@example.org | mailto:a@example.org",
                "MAILTO:a+b@example.org | mailto:a+b@example.org",
                "نص@example.org | mailto:%D9%86%D8%B5@example.org"
            })
    void addressesOfMailAreKnown(String text, String uri) {
        assertThat(Iris.mail(text)).contains(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a@b", "a b@example.org", "a@example.org>", "a@b@example.org"})
    void whatIsNoAddressOfMailIsRefused(String text) {
        assertThat(Iris.mail(text)).isEmpty();
    }
}
