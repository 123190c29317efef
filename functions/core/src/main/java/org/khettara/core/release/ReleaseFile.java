package org.khettara.core.release;

/// One object of a release.
///
/// @param name relative to the release's prefix
public record ReleaseFile(String name, String mediaType, long bytes, String sha256) {}
