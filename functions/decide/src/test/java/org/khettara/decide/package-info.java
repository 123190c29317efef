/// Tests of the function without a cloud.
@NullMarked
package org.khettara.decide;

import org.jspecify.annotations.NullMarked;
