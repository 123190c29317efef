/// What changed from one release of a dataset to the next, and what that means for its readers.
/// Begin with [org.khettara.core.difference.Difference].
@NullMarked
package org.khettara.core.difference;

import org.jspecify.annotations.NullMarked;
