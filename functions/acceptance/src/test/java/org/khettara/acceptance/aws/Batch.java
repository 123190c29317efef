package org.khettara.acceptance.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a function's answer to a batch means, read as strictly as Lambda does (Lambda developer
/// guide, "Reporting batch item failures"): an error, an answer of another form, an empty id or an
/// unknown one fail the whole batch.
final class Batch {
    private Batch() {}

    /// Those of the ids that failed.
    static Set<String> failed(JsonNode answer, List<String> ids) {
        JsonNode failures = answer.path("batchItemFailures");
        if (answer.has("errorType")) {
            return new HashSet<>(ids);
        }
        if (answer.isNull() || failures.isMissingNode() || failures.isNull()) {
            return Set.of();
        }
        Set<String> failed =
                Policies.elements(failures)
                        .map(f -> f.path("itemIdentifier").asText(""))
                        .collect(Collectors.toSet());
        return new HashSet<>(ids).containsAll(failed) ? failed : new HashSet<>(ids);
    }
}
