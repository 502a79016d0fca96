/** The rows of vocabularies and concepts. */
@NullMarked
package org.estran.app.vocabularies.store;

import org.jspecify.annotations.NullMarked;
