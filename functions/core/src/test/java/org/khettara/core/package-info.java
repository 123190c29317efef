@NullMarked
package org.khettara.core;

import org.jspecify.annotations.NullMarked;
