package org.khettara.engine;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.khettara.core.report.ReasonCode;

/// Opens a file by its content: hands on each text in it, or refuses. Compressed texts are expanded
/// to a file in the tables' folder, within the limits, which is gone when the text has been read.
final class Opener {
    private static final Charset OLD_NAMES = Charset.forName("IBM437");
    private static final int SAMPLE = 1 << 16;

    private final Path tables;
    private final Limits limits;
    private final Reading reading;
    private long expanded;

    /// A text to make a table of.
    record Entry(Path file, String name, boolean inArchive) {}

    /// Makes tables of a text, after [#check].
    interface Reading {
        void read(Entry entry) throws IOException, Refusal;
    }

    /// @param tables folder of the tables; the only one that is written to
    Opener(Path tables, Limits limits, Reading reading) {
        this.tables = tables;
        this.limits = limits;
        this.reading = reading;
    }

    void open(Path file, String name) throws IOException, Refusal {
        Magic magic = Magic.of(head(file));
        if (magic == Magic.GZIP) {
            openGzip(file, name);
        } else if (magic == Magic.ZIP) {
            openZip(file);
        } else {
            reading.read(new Entry(file, name, false));
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

    private void openGzip(Path file, String name) throws IOException, Refusal {
        try (ExpandedText place = new ExpandedText(tables)) {
            Path text = place.path();
            try (InputStream in = Files.newInputStream(file);
                    InputStream plain = new GZIPInputStream(in, 1 << 16)) {
                expand(plain, text, Files.size(file));
            } catch (ZipException | EOFException e) {
                throw Refusal.of(ReasonCode.CORRUPT, "CORRUPT").ofFormat("gz");
            }
            reading.read(new Entry(text, name, false));
        }
    }

    private void expand(InputStream in, Path to, long compressed) throws IOException, Refusal {
        byte[] buffer = new byte[1 << 16];
        long before = expanded;
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                expanded += n;
                long one = expanded - before;
                boolean ratio =
                        one > limits.ratioFrom() && one > compressed * limits.expansionRatio();
                if (ratio || expanded > limits.expandedBytes()) {
                    throw Refusal.of(ReasonCode.BOMB, "BOMB", expanded >> 20);
                }
                out.write(buffer, 0, n);
            }
        }
    }

    private void openZip(Path file) throws IOException, Refusal {
        try (ZipFile zip = new ZipFile(file.toFile(), OLD_NAMES)) {
            if ((head(file)[6] & 1) == 1) {
                throw Refusal.of(ReasonCode.ENCRYPTED, "ENCRYPTED").ofFormat("zip");
            }
            checkEntries(zip);
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory() && !isBeside(entry.getName())) {
                    openEntry(zip, entry);
                }
            }
        } catch (ZipException | EOFException e) {
            String message = String.valueOf(e.getMessage());
            throw message.contains("ncrypted")
                    ? Refusal.of(ReasonCode.ENCRYPTED, "ENCRYPTED").ofFormat("zip")
                    : Refusal.of(ReasonCode.CORRUPT, "CORRUPT").ofFormat("zip");
        }
    }

    private void checkEntries(ZipFile zip) throws Refusal {
        if (zip.size() > limits.entries()) {
            throw Refusal.of(ReasonCode.BOMB, "BOMB.entries", zip.size()).ofFormat("zip");
        }
        if (zip.getEntry("[Content_Types].xml") != null || zip.getEntry("mimetype") != null) {
            boolean workbook =
                    zip.getEntry("xl/workbook.xml") != null
                            || zip.getEntry("xl/workbook.bin") != null
                            || zip.getEntry("content.xml") != null;
            throw workbook
                    ? Refusal.of(ReasonCode.NOT_TABULAR, "NOT_TABULAR.workbook")
                            .ofFormat(zip.getEntry("mimetype") == null ? "xlsx" : "ods")
                    : Refusal.of(ReasonCode.NOT_TABULAR, "NOT_TABULAR.document").ofFormat("docx");
        }
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            String name = entries.nextElement().getName();
            if (isUnsafe(name)) {
                throw Refusal.of(ReasonCode.UNSAFE_PATH, "UNSAFE_PATH").ofFormat("zip");
            }
        }
    }

    private static boolean isUnsafe(String name) {
        return name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf('\0') >= 0
                || name.length() > 255
                || (name.length() > 1 && name.charAt(1) == ':')
                || ("/" + name + "/").contains("/../");
    }

    private static boolean isBeside(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.startsWith("__MACOSX/")
                || last.startsWith(".")
                || last.equals("thumbs.db")
                || last.equals("desktop.ini");
    }

    private void openEntry(ZipFile zip, ZipEntry entry) throws IOException, Refusal {
        try (ExpandedText place = new ExpandedText(tables)) {
            Path text = place.path();
            try (InputStream in = zip.getInputStream(entry)) {
                expand(in, text, Math.max(1, entry.getCompressedSize()));
            }
            reading.read(new Entry(text, entry.getName(), true));
        }
    }
}
