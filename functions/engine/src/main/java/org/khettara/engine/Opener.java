package org.khettara.engine;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.khettara.core.report.ReasonCode;

/// Opens a file by its content: hands on each text in it, or refuses. Compressed files are expanded
/// to a file in the tables' folder, within the limits, which is gone when it has been read. What a
/// reader of another format hands on becomes texts too. An archive in an archive is not opened.
final class Opener {
    private static final int SAMPLE = 1 << 16;

    /// Far more than any disk holds, and far from what a sum can hold.
    private static final long MOST = 1L << 60;

    private final Path tables;
    private final Limits limits;
    private final List<FormatReader> readers;
    private final Reading reading;

    /// A text to make a table of.
    ///
    /// @param name of the file, or of the one in the archive
    record Entry(Path file, String name, boolean inArchive, Origin origin) {}

    /// Makes tables of what is found.
    interface Reading {
        /// Makes a table of a text, after [#check].
        void read(Entry entry) throws IOException, Refusal;

        /// Is told that a file in the archive is left out, and why.
        default void leaveOut(String name, Refusal why) throws Refusal {
            throw why;
        }

        /// Is told of a sheet that is left out since its publisher hid it.
        ///
        /// @param file the workbook; empty where it is no entry of an archive
        default void leaveHidden(String file, String sheet) {}

        /// Is told of lines that explain the tables of the archive.
        default void explain(String name, List<String> lines) {}
    }

    /// @param tables folder of the tables; the only one that is written to
    /// @param readers asked in this order; what none recognises is delimited text
    Opener(Path tables, Limits limits, List<FormatReader> readers, Reading reading) {
        this.tables = tables;
        this.limits = limits;
        this.readers = readers;
        this.reading = reading;
    }

    /// A file and what its beginning tells, looked at once.
    ///
    /// @param parts of a ZIP; of other files none
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Opened(
            Path file,
            String name,
            boolean inArchive,
            byte[] head,
            Magic magic,
            List<ZipPart> parts) {}

    private Opened look(Path file, String name, boolean inArchive) throws IOException, Refusal {
        byte[] head = head(file);
        Magic magic = Magic.of(head);
        List<ZipPart> parts = magic == Magic.ZIP ? ZipDirectory.read(file, limits) : List.of();
        return new Opened(file, name, inArchive, head, magic, parts);
    }

    void open(Path file, String name) throws IOException, Refusal {
        ExpansionBudget budget = new ExpansionBudget(limits, Files.size(file));
        Opened opened = look(file, name, false);
        if (opened.magic == Magic.GZIP) {
            openGzip(file, name, budget);
        } else if (opened.magic == Magic.ZIP) {
            openZip(opened, budget);
        } else {
            read(opened, budget);
        }
    }

    /// Reads a file that is no archive: by the reader that recognises it, else as text.
    private void read(Opened opened, ExpansionBudget budget) throws IOException, Refusal {
        if (readAs(opened, budget)) {
            return;
        }
        if (opened.magic == Magic.ZIP) {
            refuseWorkbook(opened);
        }
        if (opened.magic == Magic.ZIP || opened.magic == Magic.GZIP) {
            throw Refusal.of(ReasonCode.NOT_TABULAR, "NOT_TABULAR.nested")
                    .ofFormat(opened.magic.format);
        }
        reading.read(new Entry(opened.file, opened.name, opened.inArchive, new Origin.Text()));
    }

    /// @return false when no reader recognises the file
    private boolean readAs(Opened opened, ExpansionBudget budget) throws IOException, Refusal {
        for (FormatReader reader : readers) {
            String format = reader.recognise(opened.file, opened.head);
            if (format != null) {
                // Readers believe either place; ours unpacks by the list and counts.
                if (!opened.parts.stream().allMatch(ZipPart::agrees)) {
                    throw Refusal.of(ReasonCode.CORRUPT, "CORRUPT").ofFormat(format);
                }
                try (SpooledSheets sheets = new SpooledSheets(tables, limits, budget)) {
                    spool(reader, opened.file, sheets, format);
                    for (String hidden : sheets.hidden()) {
                        reading.leaveHidden(opened.inArchive ? opened.name : "", hidden);
                    }
                    for (Entry entry : sheets.entries(format, opened.name, opened.inArchive)) {
                        reading.read(entry);
                    }
                }
                return true;
            }
        }
        return false;
    }

    private void spool(FormatReader reader, Path file, SpooledSheets sheets, String format)
            throws IOException, Refusal {
        try {
            reader.read(file, sheets, limits);
            sheets.end();
            if (sheets.isEmpty()) {
                throw Refusal.of(
                        ReasonCode.EMPTY, sheets.hidden().isEmpty() ? "EMPTY" : "EMPTY.hidden");
            }
        } catch (Refusal refusal) {
            throw refusal.ofFormat(format);
        }
    }

    private static Refusal refusal(Magic magic) {
        String words = magic.refusal == null ? "NOT_TABULAR.archive" : magic.refusal;
        return Refusal.of(magic.code(), words, magic.format).ofFormat(magic.format);
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SAMPLE);
        }
    }

    /// Refuses what is no delimited text.
    static void check(Path file) throws IOException, Refusal {
        byte[] head = head(file);
        if (head.length == 0) {
            throw Refusal.of(ReasonCode.EMPTY, "EMPTY");
        }
        Magic magic = Magic.of(head);
        if (magic != Magic.TEXT) {
            throw refusal(magic);
        }
        String markup = Magic.markup(new String(head, StandardCharsets.UTF_8));
        if (markup != null) {
            throw Refusal.of(ReasonCode.NOT_TABULAR, "NOT_TABULAR.later", markup).ofFormat(markup);
        }
    }

    private void openGzip(Path file, String name, ExpansionBudget budget)
            throws IOException, Refusal {
        try (ExpandedText place = new ExpandedText(tables)) {
            try (InputStream in = Files.newInputStream(file);
                    InputStream plain = new GZIPInputStream(in, 1 << 16)) {
                budget.expand(plain, place.path());
            } catch (ZipException | EOFException e) {
                throw Refusal.of(ReasonCode.CORRUPT, "CORRUPT").ofFormat("gz");
            }
            read(look(place.path(), name, false), budget);
        }
    }

    private void openZip(Opened opened, ExpansionBudget budget) throws IOException, Refusal {
        List<ZipPart> parts = opened.parts;
        List<String> names = ZipNames.of(parts);
        boolean links = parts.stream().anyMatch(part -> !part.plain());
        if (links || names.stream().anyMatch(ZipNames::isUnsafe)) {
            throw Refusal.of(ReasonCode.UNSAFE_PATH, "UNSAFE_PATH").ofFormat("zip");
        }
        if (readAs(opened, budget)) {
            return;
        }
        refuseWorkbook(opened);
        // Each part is announced again where it is unpacked, with what came before it.
        budget.announce(unpacked(parts, names));
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).isDirectory() && !ZipNames.isBeside(names.get(i))) {
                openPart(opened.file, parts.get(i), names.get(i), budget);
            }
        }
    }

    private static long unpacked(List<ZipPart> parts, List<String> names) {
        long bytes = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (!ZipNames.isBeside(names.get(i))) {
                bytes = Math.min(MOST, bytes + Math.min(MOST, parts.get(i).size()));
            }
        }
        return bytes;
    }

    private void openPart(Path archive, ZipPart part, String name, ExpansionBudget budget)
            throws IOException, Refusal {
        try (ExpandedText place = new ExpandedText(tables)) {
            part.expand(archive, place.path(), budget);
            if (ZipNames.isReadMe(name)) {
                reading.explain(name, ReadMe.ofText(place.path()));
            } else {
                read(look(place.path(), name, true), budget);
            }
        } catch (Refusal refusal) {
            if (refusal.code() == ReasonCode.BOMB) {
                throw refusal.ofFormat("zip");
            }
            reading.leaveOut(name, refusal);
        }
    }

    /// Tells what an Office document is that no reader takes, rather than look for texts in it.
    private static void refuseWorkbook(Opened opened) throws Refusal {
        List<String> names = ZipNames.of(opened.parts);
        boolean open = names.contains("mimetype") && names.contains("content.xml");
        if (!open && !names.contains("[Content_Types].xml")) {
            return;
        }
        // The type stands uncompressed at the beginning of an OpenDocument file.
        String head = new String(opened.head, StandardCharsets.ISO_8859_1);
        boolean workbook =
                open
                        ? head.contains("opendocument.spreadsheet")
                        : names.contains("xl/workbook.xml") || names.contains("xl/workbook.bin");
        throw workbook
                ? Refusal.of(ReasonCode.NOT_TABULAR, "NOT_TABULAR.workbook")
                        .ofFormat(open ? "ods" : "xlsx")
                : Refusal.of(ReasonCode.NOT_TABULAR, "NOT_TABULAR.document")
                        .ofFormat(open ? "odt" : "docx");
    }
}
