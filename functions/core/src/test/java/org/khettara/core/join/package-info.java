@NullMarked
package org.khettara.core.join;

import org.jspecify.annotations.NullMarked;
