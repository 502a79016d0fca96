/** Concepts suggested while somebody types: all labels of a vocabulary in memory, in one text. */
@NullMarked
package org.estran.app.vocabularies.suggest;

import org.jspecify.annotations.NullMarked;
