@NullMarked
package org.khettara.formats;

import org.jspecify.annotations.NullMarked;
