/** How a record came to be what it is, as a graph of W3C PROV-O (Recommendation of 30 April 2013). */
@NullMarked
package org.estran.crosswalks.prov;

import org.jspecify.annotations.NullMarked;
