package org.khettara.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All hostile files, written at test time.
final class HostileFiles {
    /// Stands in the canary file: must never stand in a table.
    static final String CANARY = "canary-in-the-coal-mine";

    private HostileFiles() {}

    /// Writes each file.
    ///
    /// @param canaryFile address of the file that must not be read
    /// @param canaryHttp address of the server that must not be asked
    /// @return what each has to come to, by name
    static Map<String, String> write(Path folder, String canaryFile, String canaryHttp)
            throws IOException {
        List<HostileCase> cases =
                Stream.of(
                                HostileArchives.all(),
                                HostileGzip.all().stream(),
                                HostileTexts.all(),
                                HostileJson.all(canaryHttp),
                                new HostileXml(canaryFile, canaryHttp).all(),
                                HostileContainers.all(),
                                HostileSheets.all(),
                                HostileWorkbooks.all())
                        .flatMap(all -> all)
                        .toList();
        Map<String, String> wanted = new TreeMap<>();
        for (HostileCase one : cases) {
            one.maker().write(folder.resolve(one.name()));
            if (wanted.put(one.name(), one.outcome()) != null) {
                throw new IllegalStateException("twice: " + one.name());
            }
        }
        return wanted;
    }
}
