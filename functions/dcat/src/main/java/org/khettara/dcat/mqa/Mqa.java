package org.khettara.dcat.mqa;

import java.io.StringReader;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.document.Link;
import org.khettara.core.upload.DatasetId;
import org.khettara.dcat.CatalogueDocuments;
import org.khettara.dcat.RdfFormat;

/// Assesses the records of the catalogue as they are published: each is read back as any harvester
/// would.
public final class Mqa {
    /// Of the rules by which records are judged: to be raised when code, lists or shapes that an
    /// assessment depends on change, so that none that was kept is taken for one of today.
    public static final int VERSION = 1;

    private final String base;
    private final CatalogueDocuments documents;

    /// @param base URI under which the published store is reachable, ending with `/`
    public Mqa(String base) {
        this.base = base;
        this.documents = new CatalogueDocuments(base);
    }

    /// What is assessed of a dataset, in Turtle.
    public String record(CatalogueEntry entry) {
        return documents.record(entry, RdfFormat.TURTLE);
    }

    /// A function of the record and of what its addresses answer.
    ///
    /// @param record in Turtle
    public Assessed assess(DatasetId dataset, String record, LinkStatus links) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.create().source(new StringReader(record)).lang(Lang.TURTLE).parse(graph);
        Node node = NodeFactory.createURI(Link.to(base, CatalogueEntry.key(dataset)));
        return new Scorer(links).score(graph, node);
    }
}
