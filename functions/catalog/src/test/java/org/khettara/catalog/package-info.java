/// Tests of the function without a cloud.
@NullMarked
package org.khettara.catalog;

import org.jspecify.annotations.NullMarked;
