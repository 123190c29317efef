package org.khettara.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// A sheet says the same, whether it is told from its bytes or by a parser of XML.
final class PlainRowsTest {
    /// Before the rows, it leaves them all to the parser.
    private static final String COMMENT = "<!-- -->";

    private static final String STYLES = "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs>";
    private static final List<String> ROWS =
            List.of(
                    "<row>",
                    "<row >",
                    "<row spans='1:3' x:dy=\"0.25\">",
                    "<row x:dy='1' />",
                    "<row s='4'>",
                    "\n  <row>\n");
    private static final List<String> CELLS =
            List.of(
                    "<c><v>1</v></c>",
                    "<c s=\"1\"><v>45351</v></c>",
                    "\n <c t='s'><v>0</v></c>",
                    "<c t=\"str\"><f>A1&amp;\"x\"</f><v>a &lt; b_x000D_</v></c>",
                    "<c t='str'><v>&lt;&gt;&quot;&apos;&amp;amp; 3 > 2</v></c>",
                    "<c s='1'/>",
                    "<c t='inlineStr'><is><t xml:space=\"preserve\"> Salé سلا 😀 </t></is></c>",
                    "<c><f t='shared' si='0'/><v>-1.50</v></c>",
                    "<c><v>0.30000000000000004</v></c>",
                    "<c><v> 12 </v></c>",
                    "<c t='b'><v>1</v></c>",
                    "<c t='e'><v>#N/A</v></c>",
                    "<c><v/></c>",
                    "<c><f>1</f></c>");

    /// What is sound, but not plain.
    private static final List<String> RARE =
            List.of(
                    "<c><v>&#49;</v></c>",
                    "<c t='str'><v><![CDATA[<]]></v></c>",
                    "<c t='inlineStr'><is><r><t>a</t></r></is></c>",
                    "<c><v>2</v><x/></c>",
                    "<c><v>1</v><v>2</v></c>",
                    "<c><v>1<!-- --></v></c>",
                    "<c t='x'><v>y</v></c>",
                    "<c t='inlineStr'><v>y</v></c>",
                    "<c t='n'><is><t>5</t></is></c>",
                    "<!-- <c><v>5</v></c> -->",
                    "<?x?>");

    private static final List<String> BROKEN =
            List.of(
                    "<c r='A1' r='B1'><v>1</v></c>",
                    "<c t='str'><v>]]></v></c>",
                    "<c><v>1</c>",
                    "<c>",
                    "</row>",
                    "</c>",
                    "<c r='1'/>",
                    "<c r='AAAA1'/>",
                    "<row r='0'/>",
                    "<c t='s'><v>7</v></c>",
                    "<c><v>&x;</v></c>",
                    "<c a='<'/>",
                    "\u0001");

    @TempDir Path folder;

    private CollectedSheets read(byte[] sheet) throws IOException, Refusal {
        Workbooks workbook =
                Workbooks.xlsx()
                        .styles(STYLES)
                        .strings("<si><t>un</t></si>")
                        .sheet("s", "", out -> out.write(sheet));
        CollectedSheets sheets = new CollectedSheets();
        new XlsxReader().read(workbook.write(folder.resolve("in.xlsx")), sheets, Limits.DEFAULT);
        return sheets;
    }

    private static String sheet(String prologue, String rows) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns='"
                + Workbooks.MAIN
                + "' xmlns:x='urn:x'>"
                + prologue
                + "<sheetData>"
                + rows
                + "</sheetData></worksheet>";
    }

    @Test
    void anyRowsGiveWhatAParserMakesOfThem() throws IOException {
        SplittableRandom random = new SplittableRandom(20_26);
        int read = 0;
        for (int i = 0; i < 2_000; i++) {
            read += told(rows(random)) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(1_000);
    }

    private static String rows(SplittableRandom random) {
        StringBuilder rows = new StringBuilder();
        int broken = random.nextInt(4) == 0 ? 10 : 0;
        for (int left = random.nextInt(4); left > 0; left--) {
            String row = any(ROWS, random);
            rows.append(row);
            for (int cells = random.nextInt(5); !row.endsWith("/>") && cells > 0; cells--) {
                int dice = random.nextInt(100);
                rows.append(any(dice < broken ? BROKEN : dice < 20 ? RARE : CELLS, random));
            }
            rows.append(row.endsWith("/>") ? "" : "</row>");
        }
        return rows.toString();
    }

    private static String any(List<String> pieces, SplittableRandom random) {
        return pieces.get(random.nextInt(pieces.size()));
    }

    private boolean told(String rows) throws IOException {
        CollectedSheets parsed;
        try {
            parsed = read(sheet(COMMENT, rows).getBytes(UTF_8));
        } catch (Refusal refusal) {
            Refusal plain =
                    catchThrowableOfType(
                            Refusal.class, () -> read(sheet("", rows).getBytes(UTF_8)));
            assertThat(plain).as(rows).isNotNull();
            return false;
        }
        try {
            CollectedSheets plain = read(sheet("", rows).getBytes(UTF_8));
            assertThat(plain.only().rows).as(rows).isEqualTo(parsed.only().rows);
            return !plain.only().rows.isEmpty();
        } catch (Refusal refusal) {
            throw new AssertionError(rows, refusal);
        }
    }

    /// Otherwise the comparison would be one of the parser with itself.
    @Test
    void whatProgramsWriteIsToldToTheEnd() throws IOException, Refusal {
        String rows =
                "<row r=\"1\" spans=\"1:2\" ht=\"15\" x:dyDescent=\"0.25\"><c r=\"A1\" s=\"1\" "
                        + "t=\"s\"><v>0</v></c><c r=\"B1\"><f>A1*2</f><v>2.5</v></c></row>"
                        + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Fès &amp; فاس</t></is>"
                        + "</c><c r=\"B2\" s=\"1\"/></row><row r=\"5\"/>";
        PlainRows plain = PlainRows.of(new ByteArrayInputStream(sheet("", rows).getBytes(UTF_8)));
        StringBuilder told = new StringBuilder();
        for (PlainRows.Found found = plain.next();
                found != PlainRows.Found.REST;
                found = plain.next()) {
            told.append(found).append(plain.place()).append(' ');
            if (found == PlainRows.Found.CELL && plain.isFilled()) {
                told.append(new String(plain.text(), plain.from(), plain.length(), UTF_8));
            }
            told.append(';');
        }
        assertThat(told).hasToString("ROW1 ;CELL0 0;CELL1 2.5;ROW2 ;CELL0 Fès & فاس;CELL1 ;ROW5 ;");
        assertThat(new String(plain.rest().readAllBytes(), UTF_8)).isEqualTo(sheet("", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version='1.0' encoding='windows-1252'?><worksheet>",
                "<!DOCTYPE worksheet><worksheet>",
                "<worksheet><!--<sheetData>",
                "<worksheet><row/>",
                "<worksheet><?x ?>",
            })
    void aSheetThatBeginsOddlyIsLeftToTheParser(String prologue) throws IOException, Refusal {
        byte[] sheet =
                (prologue + "<sheetData><row><c><v>1</v></c></row></sheetData></worksheet>")
                        .getBytes(ISO_8859_1);
        PlainRows rows = PlainRows.of(new ByteArrayInputStream(sheet));
        assertThat(rows.next()).isEqualTo(PlainRows.Found.REST);
        assertThat(rows.rest().readAllBytes()).isEqualTo(sheet);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00E9", "\u00C3", "\u00ED\u00A0\u0080"})
    void textsThatAreNoUtf8AreRefused(String bytes) {
        String sheet = sheet("", "<row><c t='str'><v>" + bytes + "</v></c></row>");
        assertThat(catchThrowableOfType(Refusal.class, () -> read(sheet.getBytes(ISO_8859_1))))
                .isNotNull();
    }

    /// A cell that does not fit what is looked at together, and many that end in the middle of it.
    @Test
    void longTextsAndManyRowsComeThrough() throws IOException, Refusal {
        String text = "é".repeat(PlainXml.AHEAD);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            rows.append("<row><c><v>").append(i).append("</v></c></row>");
        }
        rows.append("<row><c t='str'><v>").append(text).append("</v></c><c><v>7</v></c></row>");
        rows.append("<row><c><v>8</v></c></row>");
        List<List<String>> read = read(sheet("", rows.toString()).getBytes(UTF_8)).only().rows;
        for (int i = 0; i < 30_000; i++) {
            assertThat(read.get(i)).containsExactly(Integer.toString(i));
        }
        assertThat(read.get(30_000)).containsExactly(text, "7");
        assertThat(read.get(30_001)).containsExactly("8");
    }
}
