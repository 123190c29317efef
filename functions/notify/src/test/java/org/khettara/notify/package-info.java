/// Tests of the function without a cloud.
@NullMarked
package org.khettara.notify;

import org.jspecify.annotations.NullMarked;
