package org.khettara.core.release;

import org.jspecify.annotations.Nullable;

/// What a file was judged against.
///
/// @param current number of the release it was compared with; null when there was none
/// @param policy it was judged under
public record Basis(@Nullable Long current, ReleasePolicy policy) {}
