/// Which datasets share the keys of their rows, from sketches that each report keeps. Begin with
/// [org.khettara.core.join.JoinIndex].
@NullMarked
package org.khettara.core.join;

import org.jspecify.annotations.NullMarked;
