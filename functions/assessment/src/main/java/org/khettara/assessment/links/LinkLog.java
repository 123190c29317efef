package org.khettara.assessment.links;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.khettara.assessment.Folder;
import org.khettara.assessment.KeptLines;
import org.khettara.core.document.Json;

/// The last check of every address: `links.jsonl`, one line of JSON each, by address. The file may
/// be deleted at any time. Safe for use by many threads.
public final class LinkLog {
    private static final String FILE_NAME = "links.jsonl";
    private static final String ADVICE = "delete the file, all addresses are asked again then.";

    private final Folder folder;
    private final Map<String, LinkCheck> checks = new TreeMap<>();

    private LinkLog(Folder folder) {
        this.folder = folder;
    }

    /// @param folder need not have one
    public static LinkLog read(Folder folder) throws IOException {
        var log = new LinkLog(folder);
        try (var lines = new KeptLines<>(folder, FILE_NAME, LinkCheck.class, ADVICE)) {
            for (var check = lines.next(); check != null; check = lines.next()) {
                log.add(check);
            }
        }
        return log;
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
        folder.replace(
                FILE_NAME,
                checks.values().stream()
                        .map(check -> Json.line(check) + "\n")
                        .collect(Collectors.joining()));
    }
}
