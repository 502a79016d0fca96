/** Documents read into records: one reader per format, and no fault of a document that stops the rest. */
@NamedInterface("reading")
@NullMarked
package org.estran.app.origins.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
