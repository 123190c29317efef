package org.khettara.core.audit;

/// The end of a chain: number and hash of its last row.
public record AuditHead(long number, String hash) {
    /// Of a chain without rows.
    public static final AuditHead START = new AuditHead(0, "");
}
