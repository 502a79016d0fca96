/** The first page. */
@NullMarked
package org.estran.app.portal.welcome;

import org.jspecify.annotations.NullMarked;
