/** Projects over their rows. */
@NullMarked
package org.estran.app.projects.store;

import org.jspecify.annotations.NullMarked;
