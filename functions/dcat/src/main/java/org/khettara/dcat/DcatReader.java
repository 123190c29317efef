package org.khettara.dcat;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.khettara.core.catalogue.Description;
import org.khettara.core.describe.Reading;
import org.khettara.core.port.DescriptionFormat;
import org.khettara.core.report.Text;
import org.khettara.core.upload.MetadataFile;

/// Reads the DCAT record of one dataset, as someone dropped it beside the file: `metadata.ttl`,
/// `metadata.rdf`, `metadata.jsonld`, or the same after the name of a file and a dot. Asks no
/// network: contexts and entities must be in the document.
public final class DcatReader implements DescriptionFormat {
    /// One for each serialisation.
    public static final List<DescriptionFormat> ALL =
            Stream.of(RdfFormat.values()).<DescriptionFormat>map(DcatReader::new).toList();

    /// The place of what is wrong with a record as a whole.
    private static final String WHOLE = "line 1";

    /// The largest record that is read, in bytes.
    public static final int LARGEST = 4 << 20;

    /// Where Jena tells the place of an error.
    private static final Pattern PLACE = Pattern.compile("\\[line: (\\d+), col: (\\d+) *\\]\\s*");

    private final RdfFormat format;

    DcatReader(RdfFormat format) {
        this.format = format;
    }

    @Override
    public boolean reads(String fileName) {
        return MetadataFile.isNamed(fileName, format.extension());
    }

    /// @param in read to its end or to [#LARGEST], not closed
    @Override
    public Reading read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            return unreadable(
                    WHOLE,
                    "La fiche dépasse %d octets : n'y laissez qu'un jeu de données."
                            .formatted(LARGEST),
                    "تتجاوز البطاقة %d بايت: اتركوا فيها مجموعة بيانات واحدة فقط."
                            .formatted(LARGEST),
                    "The record is larger than %d bytes: leave one dataset in it."
                            .formatted(LARGEST));
        }
        String ascii = new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
        if (Nesting.isTooDeep(ascii, format)) {
            return unreadable(
                    WHOLE,
                    "La fiche imbrique trop d'éléments les uns dans les autres : simplifiez-la.",
                    "عناصر البطاقة متداخلة أكثر من اللازم: بسّطوها.",
                    "The record nests too many things in each other: make it simpler.");
        }
        // Entities could make much of little; no record needs a document type.
        if (format == RdfFormat.RDF_XML && ascii.toUpperCase(Locale.ROOT).contains("<!DOCTYPE")) {
            return unreadable(
                    "<!DOCTYPE",
                    "La fiche RDF/XML commence par un DOCTYPE : supprimez-le et écrivez les adresses en entier.",
                    "تبدأ بطاقة RDF/XML بـDOCTYPE: احذفوه واكتبوا العناوين كاملة.",
                    "The RDF/XML record has a DOCTYPE: remove it and write addresses in full.");
        }
        return parsed(bytes);
    }

    private Reading parsed(byte[] bytes) {
        Graph graph = GraphFactory.createDefaultGraph();
        try {
            parser(bytes).parse(graph);
        } catch (RuntimeException notSuchADocument) {
            // The edge around a parser of strangers' text: beside its RiotException, Jena ends
            // some damaged texts in failures of its own (an illegal language tag in an
            // IllegalFormatException).
            String message = String.valueOf(notSuchADocument.getMessage());
            Matcher place = PLACE.matcher(message);
            String at =
                    place.find()
                            ? "line %s, column %s".formatted(place.group(1), place.group(2))
                            : WHOLE;
            String reason = place.replaceAll("");
            return unreadable(
                    at,
                    "La fiche n'est pas lisible : %s. Corrigez-la, ou déposez le fichier sans elle."
                            .formatted(reason),
                    "تعذرت قراءة البطاقة: %s. صححوها أو أودعوا الملف بدونها.".formatted(reason),
                    "The record cannot be read: %s. Correct it, or drop the file without it."
                            .formatted(reason));
        }
        return read(graph);
    }

    private static Reading read(Graph graph) {
        List<Node> datasets = new RdfResource(graph, Node.ANY).instances(Ns.DCAT.term("Dataset"));
        if (datasets.size() != 1) {
            return unreadable(
                    "dcat:Dataset",
                    "La fiche doit décrire un dcat:Dataset et un seul ; elle en décrit %d."
                            .formatted(datasets.size()),
                    "يجب أن تصف البطاقة dcat:Dataset واحدة فقط؛ وهي تصف %d."
                            .formatted(datasets.size()),
                    "The record must describe one dcat:Dataset; it describes %d."
                            .formatted(datasets.size()));
        }
        Description description =
                new RecordReading(new RdfResource(graph, datasets.getFirst())).description();
        return new Reading.Said(List.of(new Reading.Statement(null, description)), List.of());
    }

    private RDFParser parser(byte[] bytes) {
        var options = new JsonLdOptions();
        options.setDocumentLoader((uri, _) -> {
            throw new JsonLdError(
                    JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED,
                    "@context %s is not fetched; write it out in the document".formatted(uri));
        });
        return RDFParser.create()
                .source(new ByteArrayInputStream(bytes))
                .lang(lang())
                .forceLang(lang())
                .base("urn:khettara:record")
                .set(LangJSONLD11.JSONLD_OPTIONS, options)
                .errorHandler(ErrorHandlerFactory.errorHandlerSimple())
                .build();
    }

    private Lang lang() {
        return switch (format) {
            case JSON_LD -> Lang.JSONLD11;
            case TURTLE -> Lang.TURTLE;
            case RDF_XML -> Lang.RDFXML;
        };
    }

    private static Reading unreadable(String at, String fr, String ar, String en) {
        return new Reading.Malformed(new Text(fr, ar, en), at);
    }
}
