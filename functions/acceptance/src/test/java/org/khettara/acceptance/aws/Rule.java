package org.khettara.acceptance.aws;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Something that holds for the whole template.
///
/// @param check answers with what breaks the rule; nothing when it holds
record Rule(String name, Function<Template, List<String>> check) {

    /// Every rule.
    static List<Rule> all() {
        return Stream.of(
                        StorageRules.all(),
                        DeliveryRules.all(),
                        MessageRules.all(),
                        AccessRules.all(),
                        FunctionRules.all(),
                        AlarmRules.all())
                .flatMap(List::stream)
                .toList();
    }

    /// Ids of the resources of a type that are not as they should be.
    static List<String> violations(
            Template template, String type, Function<Template.Resource, Boolean> holds) {
        return template.all(type).stream()
                .filter(resource -> !holds.apply(resource))
                .map(Template.Resource::id)
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
