package org.khettara.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// The parts of a workbook that is a ZIP archive. Takes a file that the engine has found to be a
/// sound archive; gives its XML parts as streams, all of them together within the limits.
final class ZipPackage implements AutoCloseable {
    private static final Charset ANY_BYTES = Charset.forName("IBM437");

    private final ZipFile zip;
    private final Map<String, ZipEntry> parts = new HashMap<>();
    private final Limits limits;
    private final PartBudget budget;
    private final boolean repeated;

    private ZipPackage(ZipFile zip, PartBudget budget, Limits limits) {
        this.zip = zip;
        this.budget = budget;
        this.limits = limits;
        boolean twice = false;
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            twice |= parts.put(key(entry.getName()), entry) != null;
        }
        this.repeated = twice;
    }

    static ZipPackage open(Path file, Limits limits) throws IOException, Refusal {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile(), ANY_BYTES);
        } catch (ZipException | EOFException e) {
            throw corrupt();
        }
        return new ZipPackage(zip, new PartBudget(Files.size(file), limits), limits);
    }

    /// @param head the file's first bytes
    static boolean isArchive(byte[] head) {
        return head.length > 4 && head[0] == 'P' && head[1] == 'K' && head[2] < 9 && head[3] < 9;
    }

    /// Two parts of one name are a way to show one reader other cells than another.
    void refuseRepeated() throws Refusal {
        if (repeated) {
            throw corrupt();
        }
    }

    private static String key(String name) {
        return (name.startsWith("/") ? name.substring(1) : name).toLowerCase(Locale.ROOT);
    }

    static Refusal corrupt() {
        return Refusal.of(ReasonCode.CORRUPT, "CORRUPT");
    }

    boolean has(String part) {
        return parts.containsKey(key(part));
    }

    boolean hasEnding(String ending) {
        return parts.keySet().stream().anyMatch(name -> name.endsWith(ending));
    }

    /// Opens a part that must be there.
    XmlStream xml(String part) throws IOException, Refusal {
        return new XmlStream(open(part), limits);
    }

    /// The first bytes of a part.
    byte[] head(String part, int most) throws IOException, Refusal {
        try (InputStream in = open(part)) {
            return in.readNBytes(most);
        } catch (ZipException | EOFException e) {
            throw corrupt();
        }
    }

    /// The bytes of a part that must be there. Broken or bombs, they fail with [ZipException],
    /// [EOFException] or [PartBudget.Exceeded].
    InputStream open(String part) throws IOException, Refusal {
        ZipEntry entry = parts.get(key(part));
        if (entry == null) {
            throw corrupt();
        }
        try {
            return budget.count(zip.getInputStream(entry));
        } catch (ZipException | EOFException e) {
            throw corrupt();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
