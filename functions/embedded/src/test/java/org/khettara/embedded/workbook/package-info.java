/// Corrected copies and templates, from a file to a workbook and back.
@NullMarked
package org.khettara.embedded.workbook;

import org.jspecify.annotations.NullMarked;
