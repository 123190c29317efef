@NullMarked
package org.khettara.core.document;

import org.jspecify.annotations.NullMarked;
