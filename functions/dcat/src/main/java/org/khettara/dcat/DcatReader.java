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
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.khettara.core.catalogue.Description;
import org.khettara.core.report.Text;

/// Reads the DCAT record of one dataset, as someone dropped it beside the file. Asks no network:
/// contexts and entities must be in the document.
public final class DcatReader {
    /// The largest record that is read, in bytes.
    public static final int LARGEST = 4 << 20;

    private DcatReader() {}

    /// What a document turned out to be.
    public sealed interface Reading {
        record Read(Description description) implements Reading {}

        /// @param why what is wrong and what to do, for the publisher
        record Unreadable(Text why) implements Reading {}
    }

    /// @param in read to its end or to [#LARGEST], not closed
    /// @throws IOException when the stream breaks
    public static Reading read(InputStream in, RdfFormat format) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            return unreadable(
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
                    "La fiche imbrique trop d'éléments les uns dans les autres : simplifiez-la.",
                    "عناصر البطاقة متداخلة أكثر من اللازم: بسّطوها.",
                    "The record nests too many things in each other: make it simpler.");
        }
        // Entities could make much of little; no record needs a document type.
        if (format == RdfFormat.RDF_XML && ascii.toUpperCase(Locale.ROOT).contains("<!DOCTYPE")) {
            return unreadable(
                    "La fiche RDF/XML commence par un DOCTYPE : supprimez-le et écrivez les adresses en entier.",
                    "تبدأ بطاقة RDF/XML بـDOCTYPE: احذفوه واكتبوا العناوين كاملة.",
                    "The RDF/XML record has a DOCTYPE: remove it and write addresses in full.");
        }
        return parsed(bytes, format);
    }

    private static Reading parsed(byte[] bytes, RdfFormat format) {
        Graph graph = GraphFactory.createDefaultGraph();
        try {
            parser(bytes, format).parse(graph);
        } catch (RuntimeException notSuchADocument) {
            // The edge around a parser of strangers' text: beside its RiotException, Jena ends
            // some damaged texts in failures of its own (an illegal language tag in an
            // IllegalFormatException).
            String reason = String.valueOf(notSuchADocument.getMessage());
            return unreadable(
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
                    "La fiche doit décrire un dcat:Dataset et un seul ; elle en décrit %d."
                            .formatted(datasets.size()),
                    "يجب أن تصف البطاقة dcat:Dataset واحدة فقط؛ وهي تصف %d."
                            .formatted(datasets.size()),
                    "The record must describe one dcat:Dataset; it describes %d."
                            .formatted(datasets.size()));
        }
        return new Reading.Read(
                new RecordReading(new RdfResource(graph, datasets.getFirst())).description());
    }

    private static RDFParser parser(byte[] bytes, RdfFormat format) {
        var options = new JsonLdOptions();
        options.setDocumentLoader((uri, _) -> {
            throw new JsonLdError(
                    JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED,
                    "@context %s is not fetched; write it out in the document".formatted(uri));
        });
        return RDFParser.create()
                .source(new ByteArrayInputStream(bytes))
                .lang(lang(format))
                .forceLang(lang(format))
                .base("urn:khettara:record")
                .set(LangJSONLD11.JSONLD_OPTIONS, options)
                .errorHandler(ErrorHandlerFactory.errorHandlerSimple())
                .build();
    }

    private static Lang lang(RdfFormat format) {
        return switch (format) {
            case JSON_LD -> Lang.JSONLD11;
            case TURTLE -> Lang.TURTLE;
            case RDF_XML -> Lang.RDFXML;
        };
    }

    private static Reading unreadable(String fr, String ar, String en) {
        return new Reading.Unreadable(new Text(fr, ar, en));
    }
}
