package org.khettara.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules hold for the template, and each of them is broken by a template that it is there to
/// refuse.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateRulesTest {
    private Template template =
            new Template(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode());

    @BeforeAll
    void transform() throws Exception {
        template = Template.transformed();
    }

    static Stream<Rule> rules() {
        return Rule.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theTemplateKeeps(Rule rule) {
        assertThat(rule.check().apply(template)).as(rule.name()).isEmpty();
    }

    static Stream<Mutation> mutations() throws IOException {
        return Mutation.all().stream();
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void aMutatedTemplateIsRefused(Mutation mutation) {
        Template mutated = mutation.of(template);
        assertThat(mutated.root())
                .as("the mutation changes something")
                .isNotEqualTo(template.root());
        List<String> broken =
                Rule.all().stream()
                        .filter(rule -> !rule.check().apply(mutated).isEmpty())
                        .map(Rule::name)
                        .toList();
        assertThat(broken).contains(mutation.rule());
    }

    @Test
    void everyRuleCanBeBroken() throws IOException {
        assertThat(Mutation.all().stream().map(Mutation::rule).distinct())
                .containsExactlyInAnyOrderElementsOf(Rule.all().stream().map(Rule::name).toList());
    }
}
