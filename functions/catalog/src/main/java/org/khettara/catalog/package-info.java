@NullMarked
package org.khettara.catalog;

import org.jspecify.annotations.NullMarked;
