/// The catalogue record of a dataset, a pure function of its release. Begin with
/// [org.khettara.core.catalogue.CatalogueRecord].
@NullMarked
package org.khettara.core.catalogue;

import org.jspecify.annotations.NullMarked;
