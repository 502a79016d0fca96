/** The search page: its address is the search, read and written here; every link on it is such an address. */
@NullMarked
package org.estran.app.portal.search;

import org.jspecify.annotations.NullMarked;
