@NullMarked
package org.khettara.embedded;

import org.jspecify.annotations.NullMarked;
