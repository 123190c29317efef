@NullMarked
package org.khettara.core.catalogue;

import org.jspecify.annotations.NullMarked;
