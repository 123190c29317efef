package org.khettara.core.describe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.catalogue.Description.Contact;

class DataPackageJsonTest {
    @Test
    void aPackageOfOneFileNamesIt() throws IOException {
        var said =
                (Reading.Said)
                        read(
                                """
                                {"name": "budget", "title": "Le budget de la ville de Fès",
                                 "licenses": [{"name": "other", "title": "Autre"},
                                              {"name": "ODbL-1.0", "path": "https://opendatacommons.org/licenses/odbl/1-0/"}],
                                 "contributors": [{"title": "A", "email": "a@fes.example", "roles": ["creator"]},
                                                  {"title": "B", "email": "b@fes.example", "roles": ["contact"]}],
                                 "sources": [{"title": "x"}, {"path": "https://fes.example/src"}],
                                 "homepage": "https://fes.example/budget",
                                 "resources": [{"name": "r", "path": "data/Budget 2024.csv",
                                                "schema": {"primaryKey": "code", "fields": []}}]}
                                """);
        var statement = said.statements().getFirst();
        assertThat(statement.file()).isEqualTo("Budget 2024.csv");
        var description = statement.description();
        assertThat(Objects.requireNonNull(description.title()).in("fr"))
                .isEqualTo("Le budget de la ville de Fès");
        assertThat(description.licence()).isEqualTo("ODC_BL");
        assertThat(description.contact()).isEqualTo(new Contact("B", "b@fes.example", null));
        assertThat(description.source()).isEqualTo("https://fes.example/src");
        assertThat(description.landingPage()).isEqualTo("https://fes.example/budget");
        assertThat(description.keyColumns()).containsExactly("code");
        assertThat(said.findings()).isEmpty();
    }

    @Test
    void theTitleOfAPackageOfManyIsTheTitleOfNoneOfThem() throws IOException {
        var said =
                (Reading.Said)
                        read(
                                """
                                {"title": "Finances de la ville", "licenses": [{"name": "CC-BY-4.0"}],
                                 "resources": [{"path": "a.csv", "title": "Les recettes de la ville"},
                                               {"path": ["b.csv"]}]}
                                """);
        assertThat(said.statements()).hasSize(2);
        var first = said.statements().get(0).description();
        var second = said.statements().get(1).description();
        assertThat(Objects.requireNonNull(first.title()).in("fr"))
                .isEqualTo("Les recettes de la ville");
        assertThat(second.title()).isNull();
        assertThat(second.licence()).isEqualTo("CC_BY_4_0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resources\": {}}",
                "{\"resources\": [{}]}",
                "{\"resources\": [{\"path\": []}]}",
                "{\"licenses\": \"ODbL\"}",
                "{\"contributors\": [{\"email\": 3}]}",
                "{\"resources\": [3]}",
                "{\"resources\": [{\"path\": \"a\", \"schema\": []}]}",
                "{\"resources\": [{\"path\": \"a\", \"schema\": {}}]}",
                "{\"resources\": [{\"path\": \"a\", \"schema\": {\"fields\": [\"a\"]}}]}",
                "{\"resources\": [{\"path\": \"a\", \"schema\": {\"fields\": [{\"name\": \"a\", \"constraints\": {\"required\": 1}}]}}]}",
                "{\"resources\": [{\"path\": \"a\", \"schema\": {\"fields\": [{\"name\": \"a\", \"constraints\": {\"enum\": \"x\"}}]}}]}",
                "{\"resources\": [{\"path\": \"a\", \"schema\": {\"fields\": [{\"name\": \"a\", \"constraints\": {\"maxLength\": -1}}]}}]}"
            })
    void whatIsMalformedIsRefused(String json) throws IOException {
        assertThat(read(json)).isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void ofASchemaWhatIsNotUnderstoodIsSaidAndLeftOut() throws IOException {
        var said =
                (Reading.Said)
                        read(
                                """
                                {"resources": [{"path": "a.csv", "schema": {"fields": [
                                   {"name": "a", "type": "decimal", "format": "any", "decimalChar": ",",
                                    "constraints": {"pattern": "(a)\\\\1", "minimum": 0, "size": 3}}]}}]}
                                """);
        var schema =
                Objects.requireNonNull(said.statements().getFirst().description().tableSchema());
        var field = schema.fields().getFirst();
        assertThat(field.type()).isNull();
        assertThat(Objects.requireNonNull(field.constraints()).pattern()).isNull();
        assertThat(field.constraints().minimum()).isEqualTo("0");
        assertThat(said.findings())
                .extracting(finding -> finding.code() + " " + finding.value())
                .containsExactlyInAnyOrder(
                        "METADATA_CODE_UNKNOWN decimal",
                        "METADATA_PATTERN_UNKNOWN (a)\\1",
                        "METADATA_FIELD_UNKNOWN resources[0].schema.fields[0].constraints.size");
    }

    /// They would be written out in memory when they are compiled.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "((((a{100}){100}){100}){100})",
                "(a{1000}){1000,}",
                "((a{99999}){2}){3,999}",
                "a{4}("
            })
    void patternsThatNobodyCouldCompileAreLeftOut(String pattern) throws IOException {
        assertThat(patternOf(pattern)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0-9]{15}", "([A-Z]{2}-)?[0-9]{4,8}", "\\\\d{24}", "[^{]{1,200}"})
    void patternsOfCodesAreTaken(String pattern) throws IOException {
        assertThat(patternOf(pattern)).isNotNull();
    }

    private static @Nullable String patternOf(String pattern) throws IOException {
        var said =
                (Reading.Said)
                        read(
                                """
                                {"resources": [{"path": "a", "schema": {"fields": [
                                   {"name": "a", "constraints": {"pattern": "%s"}}]}}]}
                                """
                                        .formatted(pattern));
        var schema =
                Objects.requireNonNull(said.statements().getFirst().description().tableSchema());
        return Objects.requireNonNull(schema.fields().getFirst().constraints()).pattern();
    }

    private static Reading read(String json) throws IOException {
        return DataPackageJson.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }
}
