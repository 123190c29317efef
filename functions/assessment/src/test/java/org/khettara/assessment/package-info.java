@NullMarked
package org.khettara.assessment;

import org.jspecify.annotations.NullMarked;
