@NullMarked
package org.khettara.ckan;

import org.jspecify.annotations.NullMarked;
