package org.khettara.aws;

/// Names of the tables that the ledger keeps. Keys are `pk` and, but for the outbox, `sk`: claims
/// (input, run), releases (dataset, `current` or `release#` and the number), outbox (change id,
/// with the index [DynamoOutbox#INDEX]), audit (dataset, number of the row).
public record DynamoTables(String claims, String releases, String outbox, String audit) {

    /// @throws IllegalStateException naming the variable that is missing
    public static DynamoTables of(EnvironmentVariables environment) {
        return new DynamoTables(
                environment.required("KHETTARA_CLAIMS_TABLE"),
                environment.required("KHETTARA_RELEASES_TABLE"),
                environment.required("KHETTARA_OUTBOX_TABLE"),
                environment.required("KHETTARA_AUDIT_TABLE"));
    }
}
