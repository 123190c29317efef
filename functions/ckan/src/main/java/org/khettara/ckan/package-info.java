/// CKAN both ways. Begin with [org.khettara.ckan.Describer], which says a dataset in CKAN's terms;
/// then [org.khettara.ckan.PortalPush], which makes a portal say the same, and
/// [org.khettara.ckan.CkanApi], which answers those who harvest from here.
@NullMarked
package org.khettara.ckan;

import org.jspecify.annotations.NullMarked;
