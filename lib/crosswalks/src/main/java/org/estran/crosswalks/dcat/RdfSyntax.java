package org.estran.crosswalks.dcat;

/** The syntaxes of RDF a graph is written and read in. */
public enum RdfSyntax {
    TURTLE,
    JSON_LD,
    RDF_XML
}
