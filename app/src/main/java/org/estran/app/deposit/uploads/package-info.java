/**
 * Files that come into a deposit by parts, resumed after any interruption. Owns how far each has come; a whole one is
 * handed to the deposit. Knows nothing of HTTP; {@code web} speaks tus 1.0.
 */
@NullMarked
package org.estran.app.deposit.uploads;

import org.jspecify.annotations.NullMarked;
