@NullMarked
package org.khettara.core.release;

import org.jspecify.annotations.NullMarked;
