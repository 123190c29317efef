package org.khettara.core.release;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.khettara.core.assess.Assessment;
import org.khettara.core.difference.Compatibility;

/// When the releases of a dataset wait for a person. Its text is `publish`, or `hold-` and the
/// reasons to hold, with commas: `hold-breaking,hold-personal-data`.
///
/// @param holds reasons to hold, in their order; none to publish whatever comes
public record ReleasePolicy(Set<HoldReason> holds) {
    /// Nothing waits.
    public static final ReleasePolicy PUBLISH = new ReleasePolicy(Set.of());

    private static final String NEVER = "publish";
    private static final String PREFIX = "hold-";

    public ReleasePolicy {
        holds = Set.copyOf(holds);
    }

    public static ReleasePolicy holdOn(HoldReason... reasons) {
        return new ReleasePolicy(Set.of(reasons));
    }

    /// @throws IllegalArgumentException when the text is not of that form
    public static ReleasePolicy parse(String text) {
        if (text.equals(NEVER)) {
            return PUBLISH;
        }
        var holds = EnumSet.noneOf(HoldReason.class);
        for (String word : text.split(",", -1)) {
            holds.add(
                    Arrays.stream(HoldReason.values())
                            .filter(reason -> word(reason).equals(word))
                            .findFirst()
                            .orElseThrow(() -> unknown(text)));
        }
        return new ReleasePolicy(holds);
    }

    private static IllegalArgumentException unknown(String text) {
        String known =
                Arrays.stream(HoldReason.values())
                        .map(ReleasePolicy::word)
                        .collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                "'%s' is not a policy: expected %s, or one or more of %s with commas between"
                        .formatted(text, NEVER, known));
    }

    /// Why a file so judged waits; empty when it does not.
    public List<HoldReason> reasons(Assessment assessment) {
        return Arrays.stream(HoldReason.values())
                .filter(reason -> holds.contains(reason) && applies(reason, assessment))
                .toList();
    }

    /// Nothing looks for personal data yet, so nothing is found.
    private static boolean applies(HoldReason reason, Assessment assessment) {
        return switch (reason) {
            case BREAKING -> assessment.compatibility() == Compatibility.BREAKING;
            case PERSONAL_DATA -> false;
            case ALWAYS -> true;
        };
    }

    private static String word(HoldReason reason) {
        return PREFIX + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return holds.isEmpty()
                ? NEVER
                : holds.stream().sorted().map(ReleasePolicy::word).collect(Collectors.joining(","));
    }
}
