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
import org.khettara.dcat.CatalogueDocuments;
import org.khettara.dcat.RdfFormat;

/// Assesses the records of the catalogue as they are published: each is read back as any harvester
/// would.
public final class Mqa {
    private final String base;
    private final CatalogueDocuments documents;
    private final Scorer scorer;

    /// @param base URI under which the published store is reachable, ending with `/`
    public Mqa(String base, LinkStatus links) {
        this.base = base;
        this.documents = new CatalogueDocuments(base);
        this.scorer = new Scorer(links);
    }

    public Assessed assess(CatalogueEntry entry) {
        Graph record = GraphFactory.createDefaultGraph();
        RDFParser.create()
                .source(new StringReader(documents.record(entry, RdfFormat.TURTLE)))
                .lang(Lang.TURTLE)
                .parse(record);
        Node dataset = NodeFactory.createURI(Link.to(base, CatalogueEntry.key(entry.dataset())));
        return scorer.score(record, dataset);
    }
}
