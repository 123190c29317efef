@NullMarked
package org.khettara.core.assess;

import org.jspecify.annotations.NullMarked;
