@NullMarked
package org.khettara.core.meaning;

import org.jspecify.annotations.NullMarked;
