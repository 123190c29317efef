package org.khettara.decide;

import org.khettara.aws.AwsAdapters.Addressing;
import org.khettara.aws.DynamoTables;
import org.khettara.aws.EnvironmentVariables;

/// What the function must be told.
///
/// @param base URI under which readers reach the published bucket, ending with `/`
record DecideSettings(
        String rawBucket,
        String publishedBucket,
        DynamoTables tables,
        String descriptionsTable,
        String base,
        Addressing addressing) {

    /// @throws IllegalStateException naming the variable that is missing or malformed
    static DecideSettings of(EnvironmentVariables environment) {
        return new DecideSettings(
                environment.required("KHETTARA_RAW_BUCKET"),
                environment.required("KHETTARA_PUBLISHED_BUCKET"),
                DynamoTables.of(environment),
                environment.required("KHETTARA_DESCRIPTIONS_TABLE"),
                environment.folder("KHETTARA_BASE_URL"),
                environment.addressing());
    }
}
