package org.khettara.catalog;

import org.khettara.aws.AwsAdapters.Addressing;
import org.khettara.aws.DynamoTables;
import org.khettara.aws.EnvironmentVariables;

/// What the functions must be told.
///
/// @param base URI under which the published bucket is reachable, ending with `/`
record CatalogSettings(
        String publishedBucket,
        DynamoTables tables,
        String institutionsTable,
        String descriptionsTable,
        String bus,
        String base,
        Addressing addressing) {

    /// @throws IllegalStateException naming the variable that is missing or malformed
    static CatalogSettings of(EnvironmentVariables environment) {
        return new CatalogSettings(
                environment.required("KHETTARA_PUBLISHED_BUCKET"),
                DynamoTables.of(environment),
                environment.required("KHETTARA_INSTITUTIONS_TABLE"),
                environment.required("KHETTARA_DESCRIPTIONS_TABLE"),
                environment.required("KHETTARA_BUS"),
                environment.folder("KHETTARA_BASE_URL"),
                environment.addressing());
    }
}
