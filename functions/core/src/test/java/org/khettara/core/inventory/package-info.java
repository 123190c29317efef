@NullMarked
package org.khettara.core.inventory;

import org.jspecify.annotations.NullMarked;
