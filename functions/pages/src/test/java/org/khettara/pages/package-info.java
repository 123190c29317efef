/// Tests of the pages.
@NullMarked
package org.khettara.pages;

import org.jspecify.annotations.NullMarked;
