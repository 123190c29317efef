/// The notice of a change, a CloudEvent. Begin with [org.khettara.core.notice.ChangeEvent].
@NullMarked
package org.khettara.core.notice;

import org.jspecify.annotations.NullMarked;
