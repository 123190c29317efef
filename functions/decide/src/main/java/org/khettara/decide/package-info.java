/// The function through which a person decides on releases. Begin with
/// [org.khettara.decide.DecideFunction].
@NullMarked
package org.khettara.decide;

import org.jspecify.annotations.NullMarked;
