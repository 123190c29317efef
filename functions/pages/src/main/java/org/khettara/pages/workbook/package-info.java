/// Workbooks for publishers, made when they are asked for of what is stored of a release: a
/// corrected copy, and a template to fill in. Begin with
/// [org.khettara.pages.workbook.ReleaseWorkbook].
@NullMarked
package org.khettara.pages.workbook;

import org.jspecify.annotations.NullMarked;
