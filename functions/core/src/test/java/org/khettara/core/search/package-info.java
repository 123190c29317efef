@NullMarked
package org.khettara.core.search;

import org.jspecify.annotations.NullMarked;
