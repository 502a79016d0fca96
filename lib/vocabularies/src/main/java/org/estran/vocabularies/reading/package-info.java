/**
 * Reads thesauri as others publish them: SKOS in Turtle, RDF/XML, N-Triples and JSON-LD (Jena), CSV with a header (of the
 * NERC Vocabulary Server, EDMO, or anyone's), GCMD's keyword lists and CF's standard name table. What is only untidy is
 * mended and told as findings; what is no thesaurus is refused. Nothing is fetched from anywhere.
 */
@NullMarked
package org.estran.vocabularies.reading;

import org.jspecify.annotations.NullMarked;
