package org.khettara.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b.csv",
                "datasets/v=1/السكان.csv",
                "a b+c%2B?#&.csv",
                "é/e\u0301/\uD83D\uDE00.csv",
                "a//b",
                "\"<>\\^`{|}\r\n"
            })
    void aLinkIsAUriThatLeadsBackToItsKey(String key) {
        URI uri = URI.create(Link.to("https://data.example.org/", key));
        assertThat(uri.toString()).matches("\\p{ASCII}+");
        assertThat(uri.getPath()).isEqualTo("/" + key);
    }
}
