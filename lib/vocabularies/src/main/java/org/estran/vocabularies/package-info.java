/**
 * The words of the field and how vocabularies name them. Owns our own bilingual list of terms of ocean, atmosphere and land
 * ({@link org.estran.vocabularies.Terms}) with its mappings to CF standard names, the NERC Vocabulary Server and GCMD. It
 * never reads a database and never asks another system. Mappings are those of SKOS (W3C, 18 August 2009, §10).
 */
@NullMarked
package org.estran.vocabularies;

import org.jspecify.annotations.NullMarked;
