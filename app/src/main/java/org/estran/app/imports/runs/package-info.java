/** Runs of imports: documents are read by several threads, and written batch by batch by one. */
@NullMarked
package org.estran.app.imports.runs;

import org.jspecify.annotations.NullMarked;
