/// Tests of the function without a cloud.
@NullMarked
package org.khettara.assess;

import org.jspecify.annotations.NullMarked;
