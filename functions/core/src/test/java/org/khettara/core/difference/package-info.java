@NullMarked
package org.khettara.core.difference;

import org.jspecify.annotations.NullMarked;
