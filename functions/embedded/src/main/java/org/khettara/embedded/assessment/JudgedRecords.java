package org.khettara.embedded.assessment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.document.Json;
import org.khettara.core.upload.Sha256;
import org.khettara.dcat.mqa.Assessed;
import org.khettara.dcat.mqa.LinkStatus;
import org.khettara.dcat.mqa.Metric;
import org.khettara.dcat.mqa.Mqa;
import org.khettara.embedded.store.WholeFile;

/// Assessments of records, kept so that only what changed is judged again: one line of JSON per
/// dataset, in the order in which datasets are visited. A line counts when record, rules and the
/// answers of all addresses are the same. Old lines are read and new ones written side by side, so
/// that no more than one of each is in memory; the file may be deleted at any time.
final class JudgedRecords implements Closeable {
    private static final int NOBODY_ANSWERED = 0;

    private final Path file;
    private final Path fresh;
    private final Mqa mqa;
    private final LinkStatus links;
    private final Writer out;
    private final @Nullable BufferedReader before;
    private @Nullable Line ahead;

    /// Kept of one dataset.
    ///
    /// @param record hash of the record and of the rules that it was judged by
    /// @param answers status by address; 0 for none
    record Line(String dataset, String record, Map<String, Integer> answers, Set<Metric> met) {}

    /// @param file need not exist
    /// @param links what addresses answer today
    JudgedRecords(Path file, Mqa mqa, LinkStatus links) throws IOException {
        this.file = file;
        this.fresh = WholeFile.beside(file);
        this.mqa = mqa;
        this.links = links;
        this.before = Files.exists(file) ? Files.newBufferedReader(file) : null;
        this.out = Files.newBufferedWriter(fresh);
        this.ahead = next();
    }

    /// All addresses that the records of the last assessment name.
    static Set<String> addresses(Path file) throws IOException {
        var addresses = new TreeSet<String>();
        if (Files.exists(file)) {
            try (Stream<String> lines = Files.lines(file)) {
                for (String line : (Iterable<String>) lines::iterator) {
                    addresses.addAll(Json.read(line, Line.class).answers().keySet());
                }
            }
        }
        return addresses;
    }

    /// @param entry its dataset comes after those of the calls before, in the order of ids
    Assessed assess(CatalogueEntry entry) throws IOException {
        String dataset = entry.dataset().toString();
        String record = mqa.record(entry);
        String hash = Sha256.of((Mqa.VERSION + "\n" + record).getBytes(UTF_8));
        Line kept = kept(dataset);
        Line line =
                kept != null && kept.record().equals(hash) && answersAre(kept.answers())
                        ? kept
                        : judged(entry, record, hash);
        out.write(Json.line(line) + "\n");
        return new Assessed(line.met());
    }

    private boolean answersAre(Map<String, Integer> answers) {
        return answers.entrySet().stream().allMatch(one -> status(one.getKey()) == one.getValue());
    }

    private int status(String url) {
        return links.of(url).orElse(NOBODY_ANSWERED);
    }

    private Line judged(CatalogueEntry entry, String record, String hash) {
        var answers = new TreeMap<String, Integer>();
        LinkStatus noted =
                url -> {
                    OptionalInt status = links.of(url);
                    answers.put(url, status.orElse(NOBODY_ANSWERED));
                    return status;
                };
        Assessed assessed = mqa.assess(entry.dataset(), record, noted);
        return new Line(entry.dataset().toString(), hash, answers, assessed.met());
    }

    private @Nullable Line kept(String dataset) throws IOException {
        while (ahead != null && ahead.dataset().compareTo(dataset) < 0) {
            ahead = next();
        }
        return ahead != null && ahead.dataset().equals(dataset) ? ahead : null;
    }

    private @Nullable Line next() throws IOException {
        String line = before == null ? null : before.readLine();
        return line == null ? null : Json.read(line, Line.class);
    }

    /// Puts what is kept now in the place of what was, once every dataset was visited.
    void keep() throws IOException {
        out.close();
        WholeFile.replace(file);
    }

    @Override
    public void close() throws IOException {
        try (Reader _ = before;
                out) {
            Files.deleteIfExists(fresh);
        }
    }
}
