/** Documents read into records: one reader per format, and no fault of a document that stops the rest. */
@NullMarked
package org.estran.app.imports.reading;

import org.jspecify.annotations.NullMarked;
