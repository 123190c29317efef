@NullMarked
package org.khettara.core.derive;

import org.jspecify.annotations.NullMarked;
