/// What the catalogue tells of a dataset, and who says so. Begin with
/// [org.khettara.core.catalogue.CatalogueEntry].
@NullMarked
package org.khettara.core.catalogue;

import org.jspecify.annotations.NullMarked;
