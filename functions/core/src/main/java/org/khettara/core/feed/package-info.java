/// The feeds: pure functions of the log of changes, in pages that never change once they are full.
/// Begin with [org.khettara.core.feed.AtomFeed].
@NullMarked
package org.khettara.core.feed;

import org.jspecify.annotations.NullMarked;
