package org.khettara.assess;

import java.time.Duration;
import org.khettara.aws.AwsAdapters.Addressing;
import org.khettara.aws.DynamoTables;
import org.khettara.aws.EnvironmentVariables;

/// What the function must be told.
///
/// @param base URI under which readers reach the published bucket, ending with `/`
/// @param links time that asking addresses of other hosts may take; zero for not asking
record AssessSettings(
        String rawBucket,
        String publishedBucket,
        DynamoTables tables,
        String institutionsTable,
        String descriptionsTable,
        String base,
        Duration links,
        Addressing addressing) {

    /// @throws IllegalStateException naming the variable that is missing or malformed
    static AssessSettings of(EnvironmentVariables environment) {
        return new AssessSettings(
                environment.required("KHETTARA_RAW_BUCKET"),
                environment.required("KHETTARA_PUBLISHED_BUCKET"),
                DynamoTables.of(environment),
                environment.required("KHETTARA_INSTITUTIONS_TABLE"),
                environment.required("KHETTARA_DESCRIPTIONS_TABLE"),
                environment.folder("KHETTARA_BASE_URL"),
                environment.minutes("KHETTARA_LINK_MINUTES"),
                environment.addressing());
    }
}
