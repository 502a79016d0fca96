/** The centre is killed on purpose, in a process of its own, and must go on as if nothing had been. */
@NullMarked
package org.estran.app.crash;

import org.jspecify.annotations.NullMarked;
