package org.khettara.core.derive;

import java.util.Optional;
import java.util.regex.Pattern;
import org.khettara.core.upload.DatasetId;

/// The series of datasets that have one name but for the year: `fes.budget-2023` and
/// `fes.budget-2024` are parts of `fes.budget`. The name must be that of the file; what else a
/// publisher calls a dataset is one dataset, whatever year is in it.
final class Series {
    private static final Pattern YEARLY =
            Pattern.compile("(?<name>.*?\\p{L}{3}.*?)-(?:19|20)\\d\\d(?:-(?:19|20)?\\d\\d)?");
    private static final Pattern NO_EDITION =
            Pattern.compile(
                    ".*(?:^|-)(?:horizon|vision|plan|agenda|base|norme|iso|loi|strategie|stratégie|objectifs?|رؤية|أفق|مخطط|قانون)(?:-.*)?");

    private Series() {}

    static Optional<String> of(DatasetId dataset, String fileName) {
        var yearly = YEARLY.matcher(dataset.name());
        boolean isOfFile = DatasetId.ofFile(dataset.institution(), fileName).equals(dataset);
        return isOfFile && yearly.matches() && !NO_EDITION.matcher(yearly.group("name")).matches()
                ? Optional.of(
                        DatasetId.named(dataset.institution(), yearly.group("name")).toString())
                : Optional.empty();
    }
}
