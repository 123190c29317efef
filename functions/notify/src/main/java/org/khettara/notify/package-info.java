@NullMarked
package org.khettara.notify;

import org.jspecify.annotations.NullMarked;
