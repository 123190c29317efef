@NullMarked
package org.khettara.dcat;

import org.jspecify.annotations.NullMarked;
