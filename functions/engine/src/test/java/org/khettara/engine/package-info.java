/// Tests of the engine: cases as data in `cases/`, hostile files, round trips.
@NullMarked
package org.khettara.engine;

import org.jspecify.annotations.NullMarked;
