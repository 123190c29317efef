@NullMarked
package org.khettara.core.notice;

import org.jspecify.annotations.NullMarked;
