package org.khettara.core.meaning;

import org.khettara.core.report.SemanticType;

/// A value of a type at `[from, to)` of a plain text.
///
/// @param clear it stands by itself: by its check digits, its signs or the words before it; else
///   its column must tell whether it is one
record Found(SemanticType type, boolean clear, int from, int to) {}
