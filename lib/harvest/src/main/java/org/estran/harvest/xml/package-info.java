/** Documents that stand within other documents, taken out as the bytes they are. */
@NullMarked
package org.estran.harvest.xml;

import org.jspecify.annotations.NullMarked;
