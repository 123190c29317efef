/// Who sent which bytes, for which dataset, and in which order. Begin with
/// [org.khettara.core.upload.Upload]; this package knows no other.
@NullMarked
package org.khettara.core.upload;

import org.jspecify.annotations.NullMarked;
