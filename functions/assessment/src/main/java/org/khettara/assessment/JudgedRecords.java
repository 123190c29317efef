package org.khettara.assessment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.document.Json;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Sha256;
import org.khettara.dcat.mqa.Assessed;
import org.khettara.dcat.mqa.LinkStatus;
import org.khettara.dcat.mqa.Metric;
import org.khettara.dcat.mqa.Mqa;

/// Assessments of records, kept so that only what changed is judged again: `judged.jsonl`, one line
/// per dataset, in the order in which datasets are visited. A line counts when record, rules and
/// the answers of all addresses are the same. Old lines are read and new ones written side by side,
/// so that only those in hand are in memory; the file may be deleted at any time.
///
/// Lines are looked for and written by one thread; many may judge.
final class JudgedRecords implements Closeable {
    private static final String FILE_NAME = "judged.jsonl";
    private static final String ADVICE = "delete the file, all records are judged anew then.";
    private static final int NOBODY_ANSWERED = 0;

    private final Folder folder;
    private final Path fresh;
    private final Mqa mqa;
    private final LinkStatus links;
    private final Writer out;
    private final KeptLines<Line> before;
    private @Nullable Line ahead;
    private boolean begun;

    /// Kept of one dataset.
    ///
    /// @param record hash of the record and of the rules that it was judged by
    /// @param answers status by address; 0 for none
    record Line(String dataset, String record, Map<String, Integer> answers, Set<Metric> met) {}

    /// @param line null for a dataset that was not judged before
    record Kept(DatasetId dataset, @Nullable Line line) {}

    /// @param links what addresses answer today; asked by many threads
    JudgedRecords(Folder folder, Mqa mqa, LinkStatus links) throws IOException {
        this.folder = folder;
        this.mqa = mqa;
        this.links = links;
        this.fresh = Files.createTempFile("khettara-judged", null);
        this.out = Files.newBufferedWriter(fresh);
        this.before = lines(folder);
    }

    private static KeptLines<Line> lines(Folder folder) throws IOException {
        return new KeptLines<>(folder, FILE_NAME, Line.class, ADVICE);
    }

    /// All addresses that the records of the last assessment name.
    static Set<String> addresses(Folder folder) throws IOException {
        var addresses = new TreeSet<String>();
        try (KeptLines<Line> lines = lines(folder)) {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                addresses.addAll(line.answers().keySet());
            }
        }
        return addresses;
    }

    /// What is kept of a dataset.
    ///
    /// @param dataset comes after those of the calls before, in the order of ids
    /// @throws UncheckedIOException when the file cannot be read
    Kept kept(DatasetId dataset) {
        String id = dataset.toString();
        try {
            while (!begun || (ahead != null && ahead.dataset().compareTo(id) < 0)) {
                ahead = before.next();
                begun = true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Kept(dataset, ahead != null && ahead.dataset().equals(id) ? ahead : null);
    }

    /// The line that was kept where it still counts, else a new one.
    Line judge(CatalogueEntry entry, Kept kept) {
        String record = mqa.record(entry);
        String hash = Sha256.of((Mqa.VERSION + "\n" + record).getBytes(UTF_8));
        Line line = kept.line();
        return line != null && line.record().equals(hash) && answersAre(line.answers())
                ? line
                : judged(entry, record, hash);
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

    void write(Line line) throws IOException {
        out.write(Json.line(line) + "\n");
    }

    /// Puts what was written in the place of what was, once every dataset was visited.
    void keep() throws IOException {
        out.close();
        folder.replace(FILE_NAME, fresh);
    }

    @Override
    public void close() throws IOException {
        try (before;
                out) {
            Files.deleteIfExists(fresh);
        }
    }
}
