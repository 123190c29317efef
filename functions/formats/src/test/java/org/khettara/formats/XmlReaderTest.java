package org.khettara.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class XmlReaderTest extends ReaderCase {
    @ParameterizedTest
    @CsvSource({
        "windows-1252, région, Fès",
        "windows-1256, n, سلا",
        "ISO-8859-6, n, سلا",
        "UTF-16, région, سلا",
        "UTF-16LE, région, Fès",
        "UTF-16BE, région, Fès",
        "UTF-8, région, سلا"
    })
    void theDeclaredEncodingIsUsed(String charset, String name, String value) throws IOException {
        String text =
                "<?xml version=\"1.0\" encoding=\""
                        + charset
                        + "\"?><d><r><"
                        + name
                        + ">"
                        + value
                        + "</"
                        + name
                        + "></r><r><"
                        + name
                        + ">x</"
                        + name
                        + "></r></d>";
        CollectedSheets.Grid grid = read(text, Charset.forName(charset)).only();
        assertThat(grid.columns).containsExactly(name);
        assertThat(grid.rows).containsExactly(List.of(value), List.of("x"));
    }

    @Test
    void aWrongDeclarationDoesNotSpoilTheText() throws IOException {
        String text =
                "<?xml version='1.0' encoding='windows-1252'?><d><r><n>Salé سلا</n></r><r><n/></r></d>";
        assertThat(read(text).only().row(0)).containsExactly("Salé سلا");
        String latin =
                "<?xml version='1.0' encoding='UTF-8'?><d><r><n>Béni Mellal, Fès, Salé</n></r><r/></d>";
        assertThat(read(latin, Charset.forName("windows-1252")).only().row(0))
                .containsExactly("Béni Mellal, Fès, Salé");
    }

    @Test
    void attributesAndChildrenFlattenWithEqualNamesApart() throws IOException {
        String text =
                """

                <export><meta><date>2024</date></meta>
                  <commune code="01" xmlns="urn:x" xmlns:g="urn:g">
                    <code>511</code><g:nom lang="fr">Tanger</g:nom><pos><x>1.50</x><y/></pos>
                  </commune>
                  <commune code="02"><pos><x>2</x></pos><extra><![CDATA[<b> & c]]></extra></commune>
                </export>\
                """;
        CollectedSheets.Grid grid = read(text).only();
        assertThat(grid.columns)
                .containsExactly("code", "code", "nom.lang", "nom", "pos.x", "pos.y", "extra");
        assertThat(grid.row(0)).containsExactly("01", "511", "fr", "Tanger", "1.50");
        assertThat(grid.row(1)).containsExactly("02", "", "", "", "2", "", "<b> & c");
    }

    @Test
    void whatRepeatsWithinARecordIsOneJsonText() throws IOException {
        String text =
                """
                <d><o id="1"><a>x</a><b>y</b><c>z</c><t>p</t><l q="2"><n>k</n></l><l q="3"/></o>
                <o id="2"><a>x</a><b>y</b><c>z</c><t>p</t><t>q</t><l q="4"><n>m</n></l></o>
                <o id="3"><a>x</a><b>y</b><c>z</c></o></d>\
                """;
        CollectedSheets.Grid grid = read(text).only();
        assertThat(grid.columns).containsExactly("id", "a", "b", "c", "t", "l");
        assertThat(grid.row(0).subList(4, 6))
                .containsExactly("p", "[{\"q\":\"2\",\"n\":\"k\"},{\"q\":\"3\"}]");
        assertThat(grid.row(1).subList(4, 6))
                .containsExactly("[\"p\",\"q\"]", "[{\"q\":\"4\",\"n\":\"m\"}]");
        assertThat(grid.rows).hasSize(3);
    }

    @Test
    void recordsUnderSeveralParentsAreOneTable() throws IOException {
        String text =
                "<kml><Document><name>d</name><Folder><name>f</name>"
                        + "<Placemark><name>a</name><Point><coordinates>-6.8,34.0</coordinates></Point></Placemark>"
                                .repeat(4)
                        + "</Folder><Folder><name>g</name>"
                        + "<Placemark><name>b</name><Point><coordinates>1,2</coordinates></Point></Placemark>"
                                .repeat(2)
                        + "</Folder></Document></kml>";
        CollectedSheets.Grid grid = read(text).only();
        assertThat(grid.columns).containsExactly("name", "Point.coordinates");
        assertThat(grid.rows).hasSize(6);
    }

    @Test
    void featureMembersAreUnwrapped() throws IOException {
        String member =
                "<gml:featureMember><ma:commune gml:id='c'><ma:nom>Salé</ma:nom><ma:geom><gml:Point><gml:pos>34 -6</gml:pos></gml:Point></ma:geom></ma:commune></gml:featureMember>";
        CollectedSheets.Grid grid =
                read("<wfs:FeatureCollection>" + member.repeat(3) + "</wfs:FeatureCollection>")
                        .only();
        assertThat(grid.columns).containsExactly("id", "nom", "geom.Point.pos");
        assertThat(grid.row(2)).containsExactly("c", "Salé", "34 -6");
    }

    @Test
    void cellsWithoutNamesAreAGrid() throws IOException {
        CollectedSheets.Grid grid =
                read("<t><row><cell>an</cell><cell>n</cell></row><row><cell/><cell>5</cell></row></t>")
                        .only();
        assertThat(grid.kind).isEqualTo("grid");
        assertThat(grid.rows).containsExactly(List.of("an", "n"), List.of("", "5"));
    }

    @Test
    void mixedContentKeepsItsOwnText() throws IOException {
        CollectedSheets.Grid grid = read("<d><p>avant <b>gras</b> après</p><p>seul</p></d>").only();
        assertThat(grid.columns).containsExactly("p", "b");
        assertThat(grid.row(0)).containsExactly("avant  après", "gras");
        assertThat(grid.row(1)).containsExactly("seul");
    }

    @Test
    void aListOfTextsIsOneColumn() throws IOException {
        CollectedSheets.Grid grid = read("<d><n>a</n><n>b</n></d>").only();
        assertThat(grid.rows).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<?xml version='1.0'?><d/>", "<?xml version='1.0'?><d>text</d>"})
    void aFileWithoutRecordsIsRefused(String text) throws IOException {
        assertThat(read(text).refusal()).isEqualTo("NOT_TABULAR.records");
    }

    @Test
    void rdfIsReadLikeOtherXml() throws IOException {
        String text =
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                        + "<rdf:Description rdf:about='u'><dct:title xml:lang='fr'>Titre</dct:title></rdf:Description>"
                                .repeat(3)
                        + "</rdf:RDF>";
        CollectedSheets.Grid grid = read(text).only();
        assertThat(grid.columns).containsExactly("about", "title.lang", "title");
    }
}
