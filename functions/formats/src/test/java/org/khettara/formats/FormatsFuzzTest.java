package org.khettara.formats;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.khettara.engine.FormatReader;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// Any bytes give a refusal or a table within bounds, and nothing else. In the build each target
/// runs over its kept inputs; with `JAZZER_FUZZ=1` and `-Dtest=FormatsFuzzTest#json` it looks for
/// more.
final class FormatsFuzzTest {
    private static final List<String> PARTS =
            List.of(
                    "xl/worksheets/sheet1.xml",
                    "xl/sharedStrings.xml",
                    "xl/styles.xml",
                    "xl/workbook.xml",
                    "xl/_rels/workbook.xml.rels",
                    "_rels/.rels");

    private static final Limits SMALL =
            new Limits(
                    1 << 20,
                    1 << 12,
                    256,
                    1 << 24,
                    200,
                    1 << 20,
                    100,
                    1 << 12,
                    100,
                    100,
                    20,
                    100,
                    1 << 20,
                    1 << 16,
                    Limits.Formats.DEFAULT);

    @FuzzTest(maxDuration = "10m")
    void json(byte[] data) throws IOException {
        read(data, new JsonReader(), new GeoJsonReader(), new JsonLinesReader());
    }

    @FuzzTest(maxDuration = "10m")
    void xml(byte[] data) throws IOException {
        read(data, new XmlReader(), new SpreadsheetMlReader());
    }

    @FuzzTest(maxDuration = "10m")
    void html(byte[] data) throws IOException {
        read(data, new HtmlReader());
    }

    @FuzzTest(maxDuration = "10m")
    void parquet(byte[] data) throws IOException {
        read(data, new ParquetReader());
    }

    /// A sheet's cells; the first byte says in which part of the workbook the rest goes.
    @FuzzTest(maxDuration = "10m")
    void xlsx(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        byte[] part = Arrays.copyOfRange(data, 1, data.length);
        Workbooks workbook =
                Workbooks.xlsx()
                        .sheet("s", "<row><c t='s' s='0'><v>0</v></c></row>")
                        .strings("<si><t>x</t></si>")
                        .styles("<cellXfs><xf numFmtId='14'/></cellXfs>")
                        .part(PARTS.get((data[0] & 0xFF) % PARTS.size()), out -> out.write(part));
        read(workbook, new XlsxReader());
    }

    @FuzzTest(maxDuration = "10m")
    void ods(byte[] data) throws IOException {
        read(Workbooks.ods("").part("content.xml", out -> out.write(data)), new OdsReader());
    }

    @FuzzTest(maxDuration = "10m")
    void xls(byte[] data) throws IOException {
        read(data, new XlsReader());
    }

    private static void read(Workbooks workbook, FormatReader reader) throws IOException {
        Path file = Files.createTempFile("fuzz", null);
        try {
            workbook.write(file);
            read(Files.readAllBytes(file), reader);
        } finally {
            Files.delete(file);
        }
    }

    /// Each reader reads, whether it recognises the bytes or not.
    private static void read(byte[] data, FormatReader... readers) throws IOException {
        Path file = Files.createTempFile("fuzz", null);
        try {
            Files.write(file, data);
            for (FormatReader reader : readers) {
                try {
                    reader.recognise(file, Arrays.copyOf(data, Math.min(data.length, 1 << 16)));
                    reader.read(file, new CollectedSheets(), SMALL);
                } catch (Refusal expected) {
                    // The file was refused in words.
                }
            }
        } finally {
            Files.delete(file);
        }
    }
}
