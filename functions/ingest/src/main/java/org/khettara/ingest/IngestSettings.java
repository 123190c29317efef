package org.khettara.ingest;

import org.khettara.aws.AwsAdapters.Addressing;
import org.khettara.aws.DynamoTables;
import org.khettara.aws.EnvironmentVariables;

/// What the function must be told.
///
/// @param base URI under which readers reach the published bucket, ending with `/`
record IngestSettings(
        String uploadBucket,
        String rawBucket,
        String publishedBucket,
        DynamoTables tables,
        String institutionsTable,
        String descriptionsTable,
        String base,
        Addressing addressing) {

    /// @throws IllegalStateException naming the variable that is missing or malformed
    static IngestSettings of(EnvironmentVariables environment) {
        return new IngestSettings(
                environment.required("KHETTARA_UPLOAD_BUCKET"),
                environment.required("KHETTARA_RAW_BUCKET"),
                environment.required("KHETTARA_PUBLISHED_BUCKET"),
                DynamoTables.of(environment),
                environment.required("KHETTARA_INSTITUTIONS_TABLE"),
                environment.required("KHETTARA_DESCRIPTIONS_TABLE"),
                environment.folder("KHETTARA_BASE_URL"),
                environment.addressing());
    }
}
