/// An immutable release of a dataset and the one transaction that makes it visible. Begin with
/// [org.khettara.core.release.Release].
@NullMarked
package org.khettara.core.release;

import org.jspecify.annotations.NullMarked;
