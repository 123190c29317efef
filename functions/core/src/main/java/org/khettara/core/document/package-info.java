/// JSON documents, all written and read one way. Begin with [org.khettara.core.document.Json].
@NullMarked
package org.khettara.core.document;

import org.jspecify.annotations.NullMarked;
