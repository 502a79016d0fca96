/** Finding links in records, and looking at them. */
@NullMarked
package org.estran.app.links.checks;

import org.jspecify.annotations.NullMarked;
