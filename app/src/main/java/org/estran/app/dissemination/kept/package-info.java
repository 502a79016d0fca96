/**
 * What was once written of a record, kept on disk under {@code cache/documents} of the home until the record changes. Bounded
 * in size, and worth nothing but time: it may be deleted whenever one likes, and a bare record of a change never finds a
 * document of another.
 */
@NullMarked
package org.estran.app.dissemination.kept;

import org.jspecify.annotations.NullMarked;
