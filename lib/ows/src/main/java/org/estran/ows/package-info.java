/**
 * The wire formats of OGC's web services, by service; what they share (OGC 06-121r9) is here. Knows no catalogue and no
 * HTTP.
 */
@NullMarked
package org.estran.ows;

import org.jspecify.annotations.NullMarked;
