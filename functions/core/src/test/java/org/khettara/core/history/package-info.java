@NullMarked
package org.khettara.core.history;

import org.jspecify.annotations.NullMarked;
