/// What the releases of a dataset were like, one after the other: their metrics, what is unusual in
/// the last one, and which rules they all kept.
@NullMarked
package org.khettara.core.history;

import org.jspecify.annotations.NullMarked;
