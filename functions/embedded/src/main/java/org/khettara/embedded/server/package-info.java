/// The web page and the HTTP interface (schemas/openapi.yaml) of one machine, and the worker that
/// takes accepted uploads along the line. Controllers translate between HTTP and
/// [org.khettara.embedded.Home] and decide nothing; whatever they cannot answer is a [Problem].
/// Begin with [org.khettara.embedded.server.Server].
@NullMarked
package org.khettara.embedded.server;

import org.jspecify.annotations.NullMarked;
