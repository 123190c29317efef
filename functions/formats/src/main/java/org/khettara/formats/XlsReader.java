package org.khettara.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.FormatReader;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;
import org.khettara.engine.Sheets;

/// Reads Excel workbooks of 1997 to 2003 (BIFF8), record by record; tells what else may lie in the
/// same container. The one place that knows Apache POI's container and its failures.
final class XlsReader implements FormatReader {
    private static final byte[] CONTAINER = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    private static final String ENCRYPTED_PACKAGE = "EncryptedPackage";
    private static final String BIFF8 = "Workbook";
    private static final String BIFF5 = "Book";

    @Override
    public @Nullable String recognise(Path file, byte[] head) {
        if (head.length < CONTAINER.length
                || !java.util.Arrays.equals(
                        head, 0, CONTAINER.length, CONTAINER, 0, CONTAINER.length)) {
            return null;
        }
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            Set<String> names = container.getRoot().getEntryNames();
            if (names.contains(ENCRYPTED_PACKAGE)) {
                return "xlsx";
            }
            return workbook(container.getRoot()) == null && !names.contains(BIFF5) ? "doc" : "xls";
        } catch (IOException | RuntimeException broken) {
            // What is broken is said when it is read.
            return "xls";
        }
    }

    private static @Nullable String workbook(DirectoryNode root) {
        for (String name : root.getEntryNames()) {
            if (name.equalsIgnoreCase(BIFF8)) {
                return name;
            }
        }
        return null;
    }

    @Override
    public void read(Path file, Sheets out, Limits limits) throws IOException, Refusal {
        try (POIFSFileSystem container = open(file)) {
            DirectoryNode root = container.getRoot();
            if (root.getEntryNames().contains(ENCRYPTED_PACKAGE)) {
                throw Refusal.of(ReasonCode.ENCRYPTED, "ENCRYPTED");
            }
            String workbook = workbook(root);
            if (workbook == null) {
                boolean older = root.getEntryNames().contains(BIFF5);
                throw Refusal.of(
                        ReasonCode.NOT_TABULAR,
                        older ? "NOT_TABULAR.workbook" : "NOT_TABULAR.document");
            }
            try (InputStream in = stream(root, workbook)) {
                read(in, new XlsSheets(out, limits));
            }
        }
    }

    private static InputStream stream(DirectoryNode root, String name) throws Refusal {
        try {
            return root.createDocumentInputStream(name);
        } catch (IOException | RuntimeException broken) {
            throw ZipPackage.corrupt();
        }
    }

    private static POIFSFileSystem open(Path file) throws Refusal {
        try {
            return new POIFSFileSystem(file.toFile(), true);
        } catch (IOException | RuntimeException broken) {
            throw ZipPackage.corrupt();
        }
    }

    private static void read(InputStream in, XlsSheets sheets) throws IOException, Refusal {
        RecordFactoryInputStream records = records(in);
        Record record = next(records);
        while (record != null) {
            sheets.add(record);
            record = next(records);
        }
    }

    private static RecordFactoryInputStream records(InputStream in) throws Refusal {
        try {
            return new RecordFactoryInputStream(in, false);
        } catch (EncryptedDocumentException locked) {
            throw Refusal.of(ReasonCode.ENCRYPTED, "ENCRYPTED");
        } catch (RuntimeException broken) {
            throw ZipPackage.corrupt();
        }
    }

    private static @Nullable Record next(RecordFactoryInputStream records) throws Refusal {
        try {
            return records.nextRecord();
        } catch (EncryptedDocumentException locked) {
            throw Refusal.of(ReasonCode.ENCRYPTED, "ENCRYPTED");
        } catch (RuntimeException broken) {
            throw ZipPackage.corrupt();
        }
    }
}
