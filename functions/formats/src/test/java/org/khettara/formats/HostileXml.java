package org.khettara.formats;

import static org.khettara.formats.HostileCase.PUBLISHED;
import static org.khettara.formats.HostileCase.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// XML that reaches for other files, or blows up, in every place where XML is read. What it reaches
/// for are canaries: a file and a server that must not be asked.
final class HostileXml {
    static final String ROWS = "<r><a>1</a><b>x</b></r><r><a>2</a><b>y</b></r>";

    private final String file;
    private final String http;

    /// @param file address of the canary file
    /// @param http address of the canary server
    HostileXml(String file, String http) {
        this.file = file;
        this.http = http;
    }

    Stream<HostileCase> all() {
        return Stream.of(places(), pages(), links(), HostileMarkup.all()).flatMap(List::stream);
    }

    /// Document types by what they attack.
    private Map<String, String> doctypes() {
        Map<String, String> all = new TreeMap<>();
        all.put("file", "<!DOCTYPE x [<!ENTITY e SYSTEM '" + file + "'>]>");
        all.put("http", "<!DOCTYPE x [<!ENTITY e SYSTEM '" + http + "/e'>]>");
        all.put("subset", "<!DOCTYPE x SYSTEM '" + http + "/x.dtd'>");
        all.put(
                "parameter",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM '" + http + "/p'> %p; <!ENTITY e 'e'>]>");
        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 'ha'>");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY e")
                    .append(i)
                    .append(" '")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        all.put("laughs", laughs + "<!ENTITY e '&e29;'>]>");
        all.put("quadratic", "<!DOCTYPE x [<!ENTITY e '" + "a".repeat(100_000) + "'>]>");
        all.put("recursion", "<!DOCTYPE x [<!ENTITY e '&f;'><!ENTITY f '&e;'>]>");
        return all;
    }

    private List<HostileCase> places() {
        String sheet = Workbooks.worksheet("<row><c t='inlineStr'><is><t>&e;</t></is></c></row>");
        List<HostileCase> cases = new ArrayList<>();
        doctypes()
                .forEach((attack, doctype) -> {
                    String uses = attack.equals("quadratic") ? "&e;".repeat(50_000) : "&e;";
                    cases.add(
                            hostile(
                                    "xml-" + attack,
                                    "DTD_FORBIDDEN",
                                    doctype + "<x><r><a>" + uses + "</a></r>" + ROWS + "</x>"));
                    cases.add(
                            part(
                                    "xlsx-sheet-" + attack,
                                    "xl/worksheets/sheet1.xml",
                                    doctype + sheet));
                    cases.add(
                            part(
                                    "xlsx-strings-" + attack,
                                    "xl/sharedStrings.xml",
                                    doctype + "<sst><si><t>&e;</t></si></sst>"));
                    cases.add(
                            ods(
                                    "ods-content-" + attack,
                                    "content.xml",
                                    doctype + Workbooks.odsContent("&e;")));
                });
        String doctype = Objects.requireNonNull(doctypes().get("http"));
        cases.add(
                part(
                        "xlsx-styles-http",
                        "xl/styles.xml",
                        doctype + "<styleSheet>&e;</styleSheet>"));
        cases.add(
                part(
                        "xlsx-workbook-http",
                        "xl/workbook.xml",
                        doctype + "<workbook>&e;</workbook>"));
        cases.add(
                part(
                        "xlsx-rels-http",
                        "xl/_rels/workbook.xml.rels",
                        doctype + "<Relationships>&e;</Relationships>"));
        for (String root :
                List.of(
                        "kml",
                        "gml",
                        "rdf:RDF",
                        "soap:Envelope",
                        "wfs:FeatureCollection",
                        "Workbook")) {
            cases.add(
                    hostile(
                            "xml-root-" + root.replace(':', '-'),
                            "DTD_FORBIDDEN",
                            doctype
                                    + "<"
                                    + root
                                    + " xmlns:rdf='r' xmlns:soap='s' xmlns:wfs='w'><r><a>&e;</a></r>"
                                    + ROWS
                                    + "</"
                                    + root
                                    + ">"));
        }
        return cases;
    }

    private static HostileCase part(String name, String part, String content) {
        return new HostileCase(
                name,
                "DTD_FORBIDDEN",
                to ->
                        Workbooks.xlsx()
                                .sheet("s", "<row><c t='s'><v>0</v></c></row>")
                                .strings("<si><t>x</t></si>")
                                .styles("")
                                .part(part, content)
                                .write(to));
    }

    private static HostileCase ods(String name, String part, String content) {
        return new HostileCase(
                name, "DTD_FORBIDDEN", to -> Workbooks.ods("").part(part, content).write(to));
    }

    private List<HostileCase> pages() {
        String table = "<table><tr><th>a<th>b<tr><td>1<td>x<tr><td>2<td>&e;</table>";
        String doctype = Objects.requireNonNull(doctypes().get("file"));
        return List.of(
                hostile(
                        "html-doctype",
                        PUBLISHED,
                        doctype.replace("DOCTYPE x", "DOCTYPE html") + "<html>" + table),
                hostile(
                        "html-fetches",
                        PUBLISHED,
                        "<!DOCTYPE html><html><head><base href='"
                                + http
                                + "/'><link rel=stylesheet href='"
                                + http
                                + "/c'><script src='"
                                + http
                                + "/s'></script></head><body><img src='"
                                + http
                                + "/i'><iframe src='"
                                + file
                                + "'></iframe>"
                                + table),
                hostile(
                        "html-spans",
                        "TOO_LARGE",
                        "<table>"
                                + "<tr><td rowspan=65534 colspan=1000>x".repeat(300)
                                + "</table>"),
                hostile("html-nested-tables", "BOMB", "<html>" + "<table><tr><td>".repeat(20_000)),
                hostile("html-deep", "NOT_TABULAR", "<html>" + "<div>".repeat(20_000) + table),
                hostile(
                        "html-attributes",
                        PUBLISHED,
                        "<html><p " + "x=1 ".repeat(200_000) + ">" + table),
                hostile("html-open-comment", "NOT_TABULAR", "<html><!--" + table.repeat(1_000)),
                hostile("html-open-tag", "NOT_TABULAR", "<html><table " + "<".repeat(500_000)),
                hostile(
                        "html-script-cells",
                        PUBLISHED,
                        table.replace("x", "<script>alert(1)</script>=cmd")));
    }

    private List<HostileCase> links() {
        String xsi = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' ";
        String include = "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='";
        String word = "xl/worksheets/_rels/sheet1.xml.rels";
        return List.of(
                hostile(
                        "xml-schema-location",
                        PUBLISHED,
                        "<x "
                                + xsi
                                + "xsi:schemaLocation='u "
                                + http
                                + "/x.xsd' xsi:noNamespaceSchemaLocation='"
                                + http
                                + "/y.xsd'>"
                                + ROWS
                                + "</x>"),
                hostile(
                        "xml-stylesheet",
                        PUBLISHED,
                        "<?xml version='1.0'?><?xml-stylesheet type='text/xsl' href='"
                                + http
                                + "/s.xsl'?><x>"
                                + ROWS
                                + "</x>"),
                hostile(
                        "xml-include",
                        PUBLISHED,
                        "<x>"
                                + ROWS
                                + "<r><a>"
                                + include
                                + file
                                + "' parse='text'/></a><b>z</b></r></x>"),
                hostile(
                        "rdf-imports",
                        PUBLISHED,
                        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xml:base='"
                                + http
                                + "/'><D rdf:about='"
                                + file
                                + "'><a>1</a></D><D rdf:resource='"
                                + http
                                + "/d'><a>2</a></D></rdf:RDF>"),
                hostile(
                        "kml-network-link",
                        PUBLISHED,
                        "<kml xmlns='http://www.opengis.net/kml/2.2'><Document><Placemark><name>a</name><href>"
                                + http
                                + "/k</href></Placemark><Placemark><name>b</name><href>"
                                + file
                                + "</href></Placemark></Document></kml>"),
                new HostileCase(
                        "xlsx-external-sheet",
                        "CORRUPT",
                        to -> external(http + "/s.xml").write(to)),
                new HostileCase("xlsx-file-sheet", "CORRUPT", to -> external(file).write(to)),
                new HostileCase(
                        "xlsx-external-links",
                        PUBLISHED,
                        to ->
                                Workbooks.xlsx()
                                        .sheet(
                                                "s",
                                                "<row><c><f>[1]x!A1</f><v>1</v></c><c><v>2</v></c></row>"
                                                        .repeat(3))
                                        .part(
                                                "xl/externalLinks/externalLink1.xml",
                                                "<externalLink><ddeLink ddeService='cmd' ddeTopic='/C calc'/></externalLink>")
                                        .part(
                                                word,
                                                "<Relationships><Relationship Id='r1' Type='x/hyperlink' TargetMode='External' Target='"
                                                        + http
                                                        + "'/></Relationships>")
                                        .write(to)));
    }

    private static Workbooks external(String target) {
        return Workbooks.xlsx()
                .part(
                        "xl/workbook.xml",
                        "<workbook><sheets><sheet name='x' id='r1'/></sheets></workbook>")
                .part(
                        "xl/_rels/workbook.xml.rels",
                        "<a><Relationship Id='r1' Type='x/worksheet' TargetMode='External' Target='"
                                + target
                                + "'/></a>");
    }
}
