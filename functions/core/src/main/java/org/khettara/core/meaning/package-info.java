/// What values mean, and which of them are of persons: pure functions over text. Begin with
/// [org.khettara.core.meaning.Recogniser].
@NullMarked
package org.khettara.core.meaning;

import org.jspecify.annotations.NullMarked;
