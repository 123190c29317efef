@NullMarked
package org.khettara.engine;

import org.jspecify.annotations.NullMarked;
