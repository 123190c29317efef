package org.khettara.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlReaderTest extends ReaderCase {
    @Test
    void hugePagesAreRefusedUnread() throws IOException {
        String text = "<table>" + "<tr><td>1<td>2</tr>".repeat(900_000);
        assertThat(read(text).refusal()).isEqualTo("TOO_LARGE.page");
    }

    @Test
    void spansDoNotBlowATableUp() throws IOException {
        String wide =
                "<table><tr>" + "<td colspan=1000>x</td>".repeat(20) + "</tr><tr></tr></table>";
        assertThat(read(wide).refusal()).isEqualTo("TOO_LARGE.fields");
        String high =
                "<table><tr>"
                        + "<td rowspan=65534>x".repeat(10_000)
                        + "</tr>"
                        + "<tr><td>y".repeat(100_000);
        assertThat(read(high).refusal()).isIn("BOMB.spans", "TOO_LARGE.fields");
        String odd =
                "<table><tr><td colspan=99999999999999 rowspan=-5>x</td><td rowspan=abc>y</td></tr><tr><td>1<td>2</table>";
        assertThat(read(odd).only().rows).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div>", "<table><tr><td>", "<b>", "<font size=1>", "<a href=x>"})
    void deepNestingEnds(String level) throws IOException {
        long before = System.nanoTime();
        Outcome outcome = read("<html><body>" + level.repeat(50_000));
        assertThat(outcome.format()).isEqualTo("html");
        assertThat(System.nanoTime() - before).isLessThan(10_000_000_000L);
    }

    @Test
    void aPageCutShortIsReadOrRefusedAtEveryPlace() throws IOException {
        String text =
                "<html><body><table>"
                        + "<tr><td>Salé</td><td>1 234,5</td></tr>\n".repeat(100)
                        + "</table>";
        assertThat(cutShort(text.getBytes(StandardCharsets.UTF_8)))
                .allSatisfy(outcome -> assertThat(outcome.format()).isEqualTo("html"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Request Rejected</body></html>",
                "<html><table><tr><td>menu</td></tr></table>",
                "<html><table><tr><td>a</td><td>b</td></tr></table>",
                "<!DOCTYPE html><html></html>",
            })
    void aPageWithoutTableIsRefused(String text) throws IOException {
        assertThat(read(text).refusal()).isEqualTo("NOT_TABULAR.page");
    }

    @Test
    void layoutTablesGiveTheirInnerOnes() throws IOException {
        String text =
                "<table><tr><td>menu</td><td><table><caption>Communes <i>2024</i></caption>"
                        + "<tr><th>nom<th>n<tr><td>Salé<td>1 234,50</table></td></tr><tr><td>a<td>b</table>";
        CollectedSheets.Grid grid = read(text).only();
        assertThat(grid.kind).isEqualTo("displayed");
        assertThat(grid.name).isEqualTo("Communes 2024");
        assertThat(grid.rows).containsExactly(List.of("nom", "n"), List.of("Salé", "1 234,50"));
    }

    @Test
    void mergedCellsFollowTheLayout() throws IOException {
        String text =
                "<table><thead><tr><th rowspan=2>région</th><th colspan=2>2022</th></tr><tr><th>Urbain<th>Rural</tr></thead>"
                        + "<tbody><tr><th rowspan=2>Fès<td>1<td>2</tr><tr><td>3<td>4</tr><tr><th>Oujda<td>5<td>6</tbody></table>";
        assertThat(read(text).only().rows)
                .containsExactly(
                        List.of("région", "2022"),
                        List.of("", "Urbain", "Rural"),
                        List.of("Fès", "1", "2"),
                        List.of("Fès", "3", "4"),
                        List.of("Oujda", "5", "6"));
    }

    @Test
    void cellsShowOneLineOfText() throws IOException {
        String text =
                "<table><tr><td>a<br>b&nbsp;c &amp;\n d</td><td><script>x()</script><p>e</p><p>f</p></td></tr>"
                        + "<tr><td>&eacute;&#1587;<!-- no --></td><td></td></tr></table>";
        assertThat(read(text).only().rows)
                .containsExactly(List.of("a b c & d", "e f"), List.of("éس"));
    }

    @Test
    void anExcelExportIsATable() throws IOException {
        String text =
                "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta http-equiv=Content-Type "
                        + "content=\"text/html; charset=windows-1256\"></head><body><table border=1>"
                        + "<tr><td>الجهة</td><td>n</td></tr><tr><td>فاس</td><td x:num>5</td></tr></table></body></html>";
        CollectedSheets.Grid grid = read(text, Charset.forName("windows-1256")).only();
        assertThat(grid.rows).containsExactly(List.of("الجهة", "n"), List.of("فاس", "5"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "windows-1252", "UTF-16LE"})
    void pagesWithoutADeclarationAreReadByTheirBytes(String charset) throws IOException {
        String text =
                "<table><tr><td>région</td><td>Salé</td></tr><tr><td>é</td><td>à</td></tr></table>";
        assertThat(read(text, Charset.forName(charset)).only().row(0))
                .containsExactly("région", "Salé");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body/></html>|html",
                "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'a' 'b'><html/>|html",
                "<!-- export --><html></html>|html",
                "<?xml version='1.0'?><NewDataSet><Table><a>1</a></Table><Table><a>1</a></Table></NewDataSet>|xml",
                "<Table><a>1</a><a>2</a></Table>|xml",
                "<?xml version='1.0'?><d><html>x</html></d>|xml"
            })
    void pagesAreToldFromOtherXml(String text, String format) throws IOException {
        assertThat(read(text).format()).isEqualTo(format);
    }
}
