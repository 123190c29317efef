package org.khettara.core.report;

/// Why a file cannot be published. A refusal is about the file, never about our plumbing.
public enum ReasonCode {
    EMPTY,
    NOT_TABULAR,
    CORRUPT,
    ENCRYPTED,
    TOO_LARGE,
    BOMB,
    UNSAFE_PATH,
    DTD_FORBIDDEN,
    BINARY,
    UNKNOWN_INSTITUTION,
    RESOURCE_EXHAUSTED,
    DESCRIPTION_MALFORMED,
    LICENCE_MISSING,
    PERSONAL_DATA
}
