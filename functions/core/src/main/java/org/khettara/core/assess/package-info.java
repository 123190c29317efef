/// Judges a normalised file: its quality, and what it means for readers of the last release. Begin
/// with [org.khettara.core.assess.Assessor].
@NullMarked
package org.khettara.core.assess;

import org.jspecify.annotations.NullMarked;
