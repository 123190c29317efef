package org.khettara.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.port.TableEngine;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Severity;
import org.khettara.core.upload.Sha256;

/// The engine for delimited text, plain, gzipped or zipped; other formats are refused with what to
/// send instead. Holds no state: safe for many threads.
public final class Engine implements TableEngine {
    /// Version of the engine, part of every report and every Parquet file.
    public static final String VERSION = "0.1";

    static final String CREATED_BY = "Khettara version " + VERSION;
    private static final int PROSE_WORDS = 8;

    private final Limits limits;

    public Engine() {
        this(Limits.DEFAULT);
    }

    /// @param limits tighter or wider bounds than the usual ones
    public Engine(Limits limits) {
        this.limits = limits;
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
        String sha256 = Sha256.of(source.path());
        long bytes = Files.size(source.path());
        try {
            Opener opener = new Opener(folder, limits, found::add);
            opener.open(source.path(), source.name());
            found.finish();
        } catch (Refusal refusal) {
            found.discard();
            String format = found.format.equals("unknown") ? refusal.format() : found.format;
            Report.Source described =
                    new Report.Source(source.name(), bytes, sha256, format, null, null, List.of());
            return Report.refused(VERSION, described, refusal.reason());
        }
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
        return Report.published(VERSION, described, found.tables);
    }

    /// What has been made of a file's entries so far.
    private final class Found {
        private final Path folder;
        private final CellText cellText;
        private final TableSlugs slugs = new TableSlugs();
        private final List<Report.Table> tables = new ArrayList<>();
        private final List<String> entries = new ArrayList<>();
        private final List<String> skipped = new ArrayList<>();
        private String format = "unknown";
        private @Nullable Encoding encoding;
        private @Nullable Refusal firstRefusal;

        Found(Path folder, CellText cellText) {
            this.folder = folder;
            this.cellText = cellText;
        }

        void add(Opener.Entry entry) throws IOException, Refusal {
            if (!entry.inArchive()) {
                tables.add(make(entry));
                return;
            }
            entries.add(entry.name());
            format = "zip";
            try {
                tables.add(make(entry));
            } catch (Refusal refusal) {
                if (refusal.code() == ReasonCode.BOMB) {
                    throw refusal;
                }
                firstRefusal = firstRefusal == null ? refusal : firstRefusal;
                skipped.add(entry.name());
            }
        }

        private Report.Table make(Opener.Entry entry) throws IOException, Refusal {
            Opener.check(entry.file());
            EncodingDetector.Survey survey = EncodingDetector.Survey.of(entry.file());
            Encoding detected = EncodingDetector.detect(entry.file(), survey);
            if (survey.isBinary()
                    && !detected.name().startsWith("UTF-16")
                    && !detected.name().startsWith("UTF-32")) {
                throw Refusal.of(ReasonCode.BINARY, "BINARY");
            }
            Sniffed sniffed = Sniffed.sniff(entry.file(), detected, limits);
            refuseProse(sniffed);
            if (!entry.inArchive()) {
                format = sniffed.dialect().delimiter() == '\t' ? "tsv" : "csv";
                encoding = detected;
            }
            String name = slugs.slug(entry.name());
            try {
                return TableMaker.make(
                        sniffed, new TableMaker.Target(folder, name, cellText), limits);
            } catch (Refusal refusal) {
                discard(name);
                throw refusal;
            }
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
            if (!skipped.isEmpty()) {
                tables.set(0, withSkipped(tables.getFirst()));
            }
        }

        private Report.Table withSkipped(Report.Table table) {
            Findings more = new Findings(limits.listed());
            for (String name : skipped) {
                more.add("ENTRY_SKIPPED", Severity.WARNING, null, name);
            }
            List<Report.Finding> findings = new ArrayList<>(table.findings());
            findings.addAll(more.list());
            return new Report.Table(
                    table.name(),
                    table.csv(),
                    table.parquet(),
                    table.schema(),
                    table.rejects(),
                    table.rows(),
                    table.dialect(),
                    table.columns(),
                    table.notes(),
                    table.changes(),
                    findings);
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
