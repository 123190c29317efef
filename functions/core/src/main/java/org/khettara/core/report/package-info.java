/// What the engine found in a file and made of it: the values of report.json. Begin with
/// [org.khettara.core.report.Report].
@NullMarked
package org.khettara.core.report;

import org.jspecify.annotations.NullMarked;
