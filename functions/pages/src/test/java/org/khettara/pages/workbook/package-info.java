@NullMarked
package org.khettara.pages.workbook;

import org.jspecify.annotations.NullMarked;
