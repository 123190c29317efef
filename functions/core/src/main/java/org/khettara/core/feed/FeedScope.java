package org.khettara.core.feed;

import java.util.List;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InstitutionId;

/// What a feed is about.
public sealed interface FeedScope {
    /// The whole catalogue.
    record Everything() implements FeedScope {}

    record OfInstitution(InstitutionId institution) implements FeedScope {}

    record OfDataset(DatasetId dataset) implements FeedScope {}

    /// Every feed that a change of the dataset is told in.
    static List<FeedScope> telling(DatasetId dataset) {
        return List.of(
                new Everything(), new OfInstitution(dataset.institution()), new OfDataset(dataset));
    }

    /// Where the documents of the feed lie below that of its kind: empty, or ending with `/`.
    default String folder() {
        return switch (this) {
            case Everything() -> "";
            case OfInstitution(InstitutionId institution) -> institution + "/";
            case OfDataset(DatasetId dataset) ->
                    "%s/%s/".formatted(dataset.institution(), dataset.name());
        };
    }
}
