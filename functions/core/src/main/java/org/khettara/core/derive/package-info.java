/// What can be read off a release without being told: pure functions of its report and tables,
/// which rather say nothing than guess wrong. Begin with [org.khettara.core.derive.Derivation].
@NullMarked
package org.khettara.core.derive;

import org.jspecify.annotations.NullMarked;
