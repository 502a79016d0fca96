/** Copies of a centre while it runs, and centres made from them. What lies where in a copy is told by {@code Copy}. */
@NamedInterface("backup")
@NullMarked
package org.estran.app.keeping.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
