/// Pages for people, of the same values as the documents for programs. Begin with
/// [org.khettara.pages.ReceiptPage].
@NullMarked
package org.khettara.pages;

import org.jspecify.annotations.NullMarked;
