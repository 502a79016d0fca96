/**
 * Writes vocabularies as SKOS (W3C, 18 August 2009) in three forms of RDF, concept by concept, so that none is held whole in
 * memory. What is written is read again by {@code org.estran.vocabularies.reading} without a difference.
 */
@NullMarked
package org.estran.vocabularies.writing;

import org.jspecify.annotations.NullMarked;
