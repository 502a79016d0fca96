/** The landing page of a record and the record's other formats. */
@NullMarked
package org.estran.app.portal.record;

import org.jspecify.annotations.NullMarked;
