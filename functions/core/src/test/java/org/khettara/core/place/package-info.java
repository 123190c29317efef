@NullMarked
package org.khettara.core.place;

import org.jspecify.annotations.NullMarked;
