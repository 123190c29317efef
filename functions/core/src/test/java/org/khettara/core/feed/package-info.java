@NullMarked
package org.khettara.core.feed;

import org.jspecify.annotations.NullMarked;
