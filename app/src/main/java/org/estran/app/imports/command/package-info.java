/** {@code ./estran import}. */
@NullMarked
package org.estran.app.imports.command;

import org.jspecify.annotations.NullMarked;
