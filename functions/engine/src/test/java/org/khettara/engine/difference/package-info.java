@NullMarked
package org.khettara.engine.difference;

import org.jspecify.annotations.NullMarked;
