package org.khettara.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.khettara.core.meaning.ReportScreening;
import org.khettara.core.port.TableEngine;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Severity;
import org.khettara.core.upload.Sha256;

/// The engine for delimited text, and for the formats it is given readers of; plain, gzipped or
/// zipped. What is left is refused with what to send instead. Holds no state: safe for many
/// threads.
public final class Engine implements TableEngine {
    /// Version of the engine, part of every report and every Parquet file.
    public static final String VERSION = "0.4";

    static final String CREATED_BY = "Khettara version " + VERSION;
    private static final int PROSE_WORDS = 8;

    /// From this size on, a file is hashed beside the work on it.
    private static final long LARGE = 16L << 20;

    private final Limits limits;
    private final List<FormatReader> readers;
    private final int threads;

    public Engine() {
        this(Limits.DEFAULT);
    }

    /// @param limits tighter or wider bounds than the usual ones
    public Engine(Limits limits) {
        this(limits, List.of());
    }

    public Engine(List<FormatReader> readers) {
        this(Limits.DEFAULT, readers);
    }

    /// @param readers of other formats, asked in this order
    public Engine(Limits limits, List<FormatReader> readers) {
        this(limits, readers, 1);
    }

    private Engine(Limits limits, List<FormatReader> readers, int threads) {
        this.limits = limits;
        this.readers = List.copyOf(readers);
        this.threads = threads;
    }

    /// The same engine, with a number of threads for each large file. What it makes is the same.
    public Engine withThreads(int number) {
        return new Engine(limits, readers, number);
    }

    @Override
    public long largestFile() {
        return limits.fileBytes();
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public Report normalise(Source source, Path folder, CellText cellText) throws IOException {
        Found found = new Found(folder, cellText);
        long bytes = Files.size(source.path());
        FutureTask<String> hash = new FutureTask<>(() -> Sha256.of(source.path()));
        if (threads > 1 && bytes >= LARGE) {
            Thread.ofPlatform().daemon().start(hash);
        } else {
            hash.run();
        }
        try {
            Opener opener = new Opener(folder, limits, readers, found);
            opener.open(source.path(), source.name());
            found.finish();
        } catch (Refusal refusal) {
            found.discard();
            String sha256 = Crew.result(hash);
            String format = found.format.equals("unknown") ? refusal.format() : found.format;
            Report.Source described =
                    new Report.Source(source.name(), bytes, sha256, format, null, null, List.of());
            return ReportScreening.screened(Report.refused(VERSION, described, refusal.reason()));
        }
        String sha256 = Crew.result(hash);
        Encoding encoding = found.encoding;
        Report.Source described =
                new Report.Source(
                        source.name(),
                        bytes,
                        sha256,
                        found.format,
                        encoding == null ? null : encoding.name(),
                        encoding == null ? null : encoding.confidence(),
                        found.entries);
        return ReportScreening.screened(Report.published(VERSION, described, found.tables));
    }

    /// What has been made of a file's entries so far.
    private final class Found implements Opener.Reading {
        private final Path folder;
        private final CellText cellText;
        private final TableSlugs slugs = new TableSlugs();
        private final List<Report.Table> tables = new ArrayList<>();
        private final List<String> entries = new ArrayList<>();
        private final List<String> skipped = new ArrayList<>();
        private final List<String> hidden = new ArrayList<>();
        private final List<String> explained = new ArrayList<>();
        private String format = "unknown";
        private @Nullable Encoding encoding;
        private @Nullable Refusal firstRefusal;

        Found(Path folder, CellText cellText) {
            this.folder = folder;
            this.cellText = cellText;
        }

        @Override
        public void read(Opener.Entry entry) throws IOException, Refusal {
            boolean alone = !entry.inArchive();
            if (entry.inArchive()) {
                enter(entry.name());
            }
            if (entry.origin() instanceof Origin.Spooled spooled) {
                alone &= spooled.alone();
                format = entry.inArchive() ? format : spooled.format();
            }
            try {
                make(entry);
            } catch (Refusal refusal) {
                if (alone || refusal.code() == ReasonCode.BOMB) {
                    throw refusal;
                }
                setAside(entry, refusal);
            }
        }

        private void enter(String name) {
            format = "zip";
            if (entries.isEmpty() || !entries.getLast().equals(name)) {
                entries.add(name);
            }
        }

        /// What is running text explains the tables; an empty sheet is nothing at all.
        private void setAside(Opener.Entry entry, Refusal refusal) throws IOException, Refusal {
            firstRefusal = firstRefusal == null ? refusal : firstRefusal;
            boolean prose = refusal.says("NOT_TABULAR.prose");
            if (!(entry.origin() instanceof Origin.Spooled spooled)) {
                if (prose && ZipNames.mayBeProse(entry.name())) {
                    explained.addAll(ReadMe.ofText(entry.file()));
                } else {
                    skipped.add(entry.name());
                }
            } else if (prose) {
                Sniffed sheet = Sniffed.spooled(entry.file(), spooled, limits);
                explained.addAll(ReadMe.ofSheet(sheet, limits));
            } else if (refusal.code() != ReasonCode.EMPTY) {
                skipped.add(entry.name() + " / " + spooled.sheet());
            }
        }

        @Override
        public void leaveOut(String name, Refusal why) {
            enter(name);
            firstRefusal = firstRefusal == null ? why : firstRefusal;
            skipped.add(name);
        }

        @Override
        public void leaveHidden(String file, String sheet) {
            hidden.add(file.isEmpty() ? sheet : file + " / " + sheet);
        }

        @Override
        public void explain(String name, List<String> lines) {
            enter(name);
            explained.addAll(lines);
        }

        private void make(Opener.Entry entry) throws IOException, Refusal {
            Sniffed sniffed =
                    switch (entry.origin()) {
                        case Origin.Text text -> sniffText(entry);
                        case Origin.Spooled spooled ->
                                Sniffed.spooled(entry.file(), spooled, limits);
                    };
            if (!sniffed.origin().isRecords()) {
                refuseProse(sniffed);
            }
            if (!entry.inArchive() && !sniffed.origin().isSpooled()) {
                format = sniffed.dialect().delimiter() == '\t' ? "tsv" : "csv";
                encoding = sniffed.encoding();
            }
            makeAll(entry, sniffed);
        }

        /// One text may hold several tables, one under the other.
        private void makeAll(Opener.Entry entry, Sniffed first) throws IOException, Refusal {
            int begun = tables.size();
            Sniffed next = first;
            while (next != null) {
                String name = name(entry);
                var target = new TableMaker.Target(folder, name, cellText, threads);
                try {
                    TableMaker.Made made = TableMaker.make(next, target, limits);
                    tables.add(made.table());
                    next = made.behind() == null ? null : next.behind(made.behind(), limits);
                } catch (Refusal refusal) {
                    discard(name);
                    while (tables.size() > begun) {
                        discard(tables.removeLast().name());
                    }
                    throw refusal;
                }
            }
        }

        private String name(Opener.Entry entry) {
            return entry.origin() instanceof Origin.Spooled spooled && !spooled.alone()
                    ? slugs.slug(entry.name(), spooled.sheet())
                    : slugs.slug(entry.name());
        }

        private Sniffed sniffText(Opener.Entry entry) throws IOException, Refusal {
            Opener.check(entry.file());
            EncodingDetector.Survey survey = EncodingDetector.Survey.of(entry.file());
            Encoding detected = EncodingDetector.detect(entry.file(), survey);
            if (survey.isBinary()
                    && !detected.name().startsWith("UTF-16")
                    && !detected.name().startsWith("UTF-32")) {
                throw Refusal.of(ReasonCode.BINARY, "BINARY");
            }
            return Sniffed.sniff(entry.file(), detected, limits);
        }

        private void refuseProse(Sniffed sniffed) throws Refusal {
            if (sniffed.layout().width() > 1 || sniffed.meanWords() < PROSE_WORDS) {
                return;
            }
            throw Refusal.of(ReasonCode.NOT_TABULAR, "NOT_TABULAR.prose");
        }

        void finish() throws Refusal {
            Refusal refusal = firstRefusal;
            if (tables.isEmpty()) {
                throw refusal == null
                        ? Refusal.of(ReasonCode.NOT_TABULAR, "NOT_TABULAR.archive")
                        : refusal;
            }
            Findings more = new Findings(limits.listed());
            for (String name : skipped) {
                more.add("ENTRY_SKIPPED", Severity.WARNING, null, name);
            }
            more.addHidden(hidden);
            tables.replaceAll(table -> table.with(explained, List.of()));
            tables.set(0, tables.getFirst().with(List.of(), more.list()));
        }

        private void discard() throws IOException {
            for (Report.Table table : tables) {
                discard(table.name());
            }
        }

        private void discard(String name) throws IOException {
            for (String ending : List.of(".csv", ".parquet", ".schema.json", ".rejects.csv")) {
                Files.deleteIfExists(folder.resolve(name + ending));
            }
        }
    }
}
