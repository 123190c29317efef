/// What is searched for, and how words are compared across French and Arabic spellings. Begin with
/// [org.khettara.core.search.Words].
@NullMarked
package org.khettara.core.search;

import org.jspecify.annotations.NullMarked;
