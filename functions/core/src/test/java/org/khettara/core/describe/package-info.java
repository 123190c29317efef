@NullMarked
package org.khettara.core.describe;

import org.jspecify.annotations.NullMarked;
