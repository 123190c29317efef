package org.khettara.ckan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.ckan.Query.Searched;

final class QueryTest {
    private static final Searched WATER =
            new Searched(
                    Query.words("Qualité de l'eau جَوْدَة أم"),
                    Map.of(
                            "organization", List.of("ville-de-fes"),
                            "tags", List.of("eau", "l eau"),
                            "title", List.of("Qualité de l'eau"),
                            "metadata_modified", List.of("2026-11-23T17:00:27.738837")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metadata_modified:[2026-11-23T17:00:27.738837Z TO *] | true",
                "metadata_modified:[2026-11-23T17:00:27.738838Z TO *] | false",
                "metadata_modified:{2026-11-23T17:00:27.738837Z TO *] | false",
                "metadata_modified:[* TO 2026-11-23T17:00:27.738837Z] | true",
                "metadata_modified:[2026-11-23T00:00:00Z TO 2026-11-24T00:00:00Z] | true",
                "organization:ville-de-fes OR organization:rabat | true",
                "organization:rabat OR organization:agadir | false",
                "-organization:ville-de-fes | false",
                "-organization:rabat metadata_modified:[2026-01-01T00:00:00Z TO *] | true",
                "organization:(rabat OR ville-de-fes) | true",
                "+organization:ville-de-fes +tags:eau | true",
                "tags:\"l eau\" | true",
                "tags:\"l  eau\" | false",
                "tags:e* AND NOT tags:air | true",
                "organization:ville* | true",
                "no_such_field:x | false",
                "-no_such_field:x | true",
                "*:* | true",
                "title:eau | true",
                "title:qualite | true",
                "title:air | false",
                "(organization:rabat OR tags:eau) AND title:eau | true",
                "qualite eau | true",
                "Qual* | true",
                "جودة ام | true",
                "air eau | false"
            })
    void filtersAreUnderstoodAsSolrDoes(String filter, boolean matches) throws ApiException {
        assertThat(QueryParser.parse(filter).matches(WATER)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name:(",
                "name:",
                "(",
                ")",
                "a AND",
                "OR a",
                "\"open",
                "name:[a TO",
                "[a TO b]",
                "{!lucene}x",
                "a:b:c",
                "NOT",
                "\\"
            })
    void whatSolrWouldNotReadIsRefused(String filter) {
        assertThatThrownBy(() -> QueryParser.parse(filter)).isInstanceOf(ApiException.class);
    }

    /// Hostile filters end in a refusal or an answer, never in the stack or in time.
    @Test
    @Timeout(20)
    void deepAndLongFiltersAreBounded() {
        for (String part : List.of("(", "-", "NOT ", "\"", "a OR ", "*", "x:(", "\\a", "[", "a:")) {
            String filter = part.repeat(100_000);
            assertThatThrownBy(() -> QueryParser.parse(filter)).isInstanceOf(ApiException.class);
            String shorter = part.repeat(3900 / part.length());
            try {
                assertThat(QueryParser.parse(shorter).matches(WATER)).isIn(true, false);
            } catch (ApiException refused) {
                assertThat(refused.status()).isEqualTo(409);
            }
        }
    }

    @Test
    @Timeout(20)
    void starsDoNotTakeForEver() throws ApiException {
        Query query = QueryParser.parse("tags:" + "*a".repeat(1500) + "b");
        var hostile = new Searched("", Map.of("tags", List.of("a".repeat(3000))));
        assertThat(query.matches(hostile)).isFalse();
    }
}
