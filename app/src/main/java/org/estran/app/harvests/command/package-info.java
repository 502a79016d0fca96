/** {@code ./estran harvest}. */
@NullMarked
package org.estran.app.harvests.command;

import org.jspecify.annotations.NullMarked;
