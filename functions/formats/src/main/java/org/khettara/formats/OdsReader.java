package org.khettara.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.FormatReader;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;
import org.khettara.engine.Sheets;

/// Reads OpenDocument spreadsheets: every table that is not hidden, as a stream.
final class OdsReader implements FormatReader {
    private static final String TYPE = "application/vnd.oasis.opendocument.spreadsheet";
    private static final String CONTENT = "content.xml";

    @Override
    public @Nullable String recognise(Path file, byte[] head) throws IOException, Refusal {
        if (!ZipPackage.isArchive(head)) {
            return null;
        }
        try (ZipPackage parts = ZipPackage.open(file, Limits.DEFAULT)) {
            boolean ods =
                    parts.has("mimetype")
                            && parts.has(CONTENT)
                            && new String(parts.head("mimetype", 100), ISO_8859_1).startsWith(TYPE);
            return ods ? "ods" : null;
        }
    }

    @Override
    public void read(Path file, Sheets out, Limits limits) throws IOException, Refusal {
        try (ZipPackage parts = ZipPackage.open(file, limits)) {
            parts.refuseRepeated();
            refuseEncrypted(parts);
            try (XmlStream xml = parts.xml(CONTENT)) {
                read(xml, out, limits);
            }
        }
    }

    private static void refuseEncrypted(ZipPackage parts) throws IOException, Refusal {
        String manifest = "META-INF/manifest.xml";
        if (!parts.has(manifest)) {
            return;
        }
        try (XmlStream xml = parts.xml(manifest)) {
            while (xml.next()) {
                if (xml.isStart("encryption-data")) {
                    throw Refusal.of(ReasonCode.ENCRYPTED, "ENCRYPTED");
                }
            }
        }
    }

    private static void read(XmlStream xml, Sheets out, Limits limits) throws IOException, Refusal {
        Set<String> hidden = new HashSet<>();
        OdsTable table = new OdsTable(xml, limits);
        String style = "";
        while (xml.next()) {
            if (xml.isStart("style")) {
                style = xml.attribute("name", "");
            } else if (xml.isStart("table-properties")) {
                if (xml.attribute("display", "true").equals("false")) {
                    hidden.add(style);
                }
                limitStyles(hidden, limits);
            } else if (xml.isStart("tracked-changes")) {
                xml.skip();
            } else if (xml.isStart("table")) {
                String name = xml.attribute("name", "");
                if (hidden.contains(xml.attribute("style-name", ""))) {
                    out.hidden(name);
                    xml.skip();
                } else {
                    table.read(out.grid(name));
                }
            }
        }
    }

    private static void limitStyles(Set<String> styles, Limits limits) throws Refusal {
        if (styles.size() > limits.formats().styles()) {
            throw Refusal.of(ReasonCode.BOMB, "BOMB.styles", limits.formats().styles());
        }
    }
}
