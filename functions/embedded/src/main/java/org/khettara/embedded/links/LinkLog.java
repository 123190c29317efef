package org.khettara.embedded.links;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.khettara.core.document.Json;
import org.khettara.embedded.store.WholeFile;

/// The last check of every address: one line of JSON each, by address. The file may be deleted at
/// any time. Safe for use by many threads.
public final class LinkLog {
    private final Path file;
    private final Map<String, LinkCheck> checks = new TreeMap<>();

    /// @param file need not exist
    public LinkLog(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                add(Json.read(line, LinkCheck.class));
            }
        }
    }

    /// Empty for an address that nobody asked.
    public synchronized Optional<LinkCheck> of(String url) {
        return Optional.ofNullable(checks.get(url));
    }

    synchronized void add(LinkCheck check) {
        checks.put(check.url(), check);
    }

    boolean isDue(String url, Instant now) {
        return of(url).map(check -> check.isDue(now)).orElse(true);
    }

    /// Keeps the checks of these addresses; nobody names the others any more.
    synchronized void keep(Collection<String> urls) throws IOException {
        checks.keySet().retainAll(urls);
        WholeFile.replace(
                file,
                checks.values().stream()
                        .map(check -> Json.line(check) + "\n")
                        .collect(Collectors.joining()));
    }
}
