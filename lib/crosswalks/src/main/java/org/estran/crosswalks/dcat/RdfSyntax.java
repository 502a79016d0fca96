package org.estran.crosswalks.dcat;

import java.io.StringWriter;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;

/** The syntaxes of RDF a graph is written and read in. */
public enum RdfSyntax {
    TURTLE(RDFFormat.TURTLE_PRETTY),
    JSON_LD(RDFFormat.JSONLD_PRETTY),
    RDF_XML(RDFFormat.RDFXML_PLAIN);

    private final RDFFormat format;

    RdfSyntax(RDFFormat format) {
        this.format = format;
    }

    /** A whole graph, laid out for people to read. */
    public String write(Model graph) {
        StringWriter text = new StringWriter();
        RDFDataMgr.write(text, graph, format);
        return text.toString();
    }
}
