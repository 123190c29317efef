package org.khettara.embedded;

import java.net.URI;
import java.nio.file.Path;
import org.khettara.core.port.TableEngine;

/// How a home is opened.
///
/// @param base URI under which readers reach the published store, ending with `/`; stands in
///   catalogue records and events
public record HomeSettings(Path folder, URI base, TableEngine engine) {
    /// Links are those of `khettara serve` on its usual port.
    public static HomeSettings local(Path folder, TableEngine engine) {
        return new HomeSettings(folder, URI.create("http://localhost:8080/"), engine);
    }
}
