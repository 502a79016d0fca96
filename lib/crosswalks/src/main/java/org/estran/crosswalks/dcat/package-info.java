/**
 * DCAT-AP 3 and GeoDCAT-AP, as a graph that Jena writes and reads in Turtle, JSON-LD and RDF/XML. Nothing outside this
 * package touches Jena, so a process that never speaks DCAT never loads it. A graph has no order: lists that were read
 * from one are sorted. No context, schema or vocabulary is fetched over a network.
 */
@NullMarked
package org.estran.crosswalks.dcat;

import org.jspecify.annotations.NullMarked;
