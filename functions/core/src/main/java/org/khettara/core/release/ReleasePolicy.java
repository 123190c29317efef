package org.khettara.core.release;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khettara.core.assess.Assessment;
import org.khettara.core.difference.Compatibility;
import org.khettara.core.report.PersonalData;
import org.khettara.core.report.PersonalData.Guard;
import org.khettara.core.report.SemanticType;

/// When the releases of a dataset wait for a person, and which personal data it may hold. Its text
/// is `publish`, or words with commas between: `hold-` and a reason to hold, `allow-` and a kind of
/// personal data. Whatever it says, personal data that is not allowed is not published: the worst
/// kinds are refused, or wait with `hold-personal-data`, the others wait.
///
/// @param holds reasons to hold
/// @param allows kinds of personal data that a law or the persons have published
public record ReleasePolicy(Set<HoldReason> holds, Set<SemanticType> allows) {
    /// Nothing waits but personal data.
    public static final ReleasePolicy PUBLISH = new ReleasePolicy(Set.of(), Set.of());

    private static final List<SemanticType> PERSONAL =
            Arrays.stream(SemanticType.values()).filter(SemanticType::isPersonal).toList();
    private static final String NEVER = "publish";
    private static final String HOLD = "hold-";
    private static final String ALLOW = "allow-";

    public ReleasePolicy {
        holds = Set.copyOf(holds);
        allows = Set.copyOf(allows);
    }

    public static ReleasePolicy holdOn(HoldReason... reasons) {
        return new ReleasePolicy(Set.of(reasons), Set.of());
    }

    /// @throws IllegalArgumentException when the text is not of that form
    public static ReleasePolicy parse(String text) {
        if (text.equals(NEVER)) {
            return PUBLISH;
        }
        var holds = EnumSet.noneOf(HoldReason.class);
        var allows = EnumSet.noneOf(SemanticType.class);
        for (String word : text.split(",", -1)) {
            boolean known =
                    word.startsWith(ALLOW)
                            ? PERSONAL.stream().filter(is(word)).anyMatch(allows::add)
                            : Arrays.stream(HoldReason.values())
                                    .filter(reason -> word(reason).equals(word))
                                    .anyMatch(holds::add);
            if (!known) {
                throw unknown(text);
            }
        }
        return new ReleasePolicy(holds, allows);
    }

    private static Predicate<SemanticType> is(String word) {
        return type -> word(type).equals(word);
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException(
                "'%s' is not a policy: expected %s, or one or more of %s with commas between"
                        .formatted(text, NEVER, words()));
    }

    /// All words that a policy may consist of, besides `publish`.
    public static String words() {
        return Stream.concat(
                        Arrays.stream(HoldReason.values()).map(ReleasePolicy::word),
                        PERSONAL.stream().map(ReleasePolicy::word))
                .collect(Collectors.joining(", "));
    }

    /// Why a file so judged waits; empty when it does not.
    public List<HoldReason> reasons(Assessment assessment, List<PersonalData> found) {
        return Arrays.stream(HoldReason.values())
                .filter(reason ->
                        switch (reason) {
                            case BREAKING ->
                                    holds.contains(reason)
                                            && assessment.compatibility() == Compatibility.BREAKING;
                            case PERSONAL_DATA -> found.stream().anyMatch(this::waits);
                            case ALWAYS -> holds.contains(reason);
                        })
                .toList();
    }

    private boolean waits(PersonalData found) {
        return found.guard() != Guard.NOTE && !allows.contains(found.type());
    }

    /// The personal data for which a file is refused.
    public List<PersonalData> refused(List<PersonalData> found) {
        return holds.contains(HoldReason.PERSONAL_DATA)
                ? List.of()
                : found.stream()
                        .filter(each -> each.guard() == Guard.BLOCK && waits(each))
                        .toList();
    }

    private static String word(HoldReason reason) {
        return HOLD + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String word(SemanticType type) {
        return ALLOW + type;
    }

    @Override
    public String toString() {
        return holds.isEmpty() && allows.isEmpty()
                ? NEVER
                : Stream.concat(
                                holds.stream().sorted().map(ReleasePolicy::word),
                                allows.stream().sorted().map(ReleasePolicy::word))
                        .collect(Collectors.joining(","));
    }
}
