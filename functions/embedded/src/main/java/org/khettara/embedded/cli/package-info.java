/// The `khettara` command line: thin commands over [org.khettara.embedded.Home] and the engine.
/// Begin with [org.khettara.embedded.cli.Khettara]; what is wrong is said by `Complaint`, in one
/// sentence.
@NullMarked
package org.khettara.embedded.cli;

import org.jspecify.annotations.NullMarked;
