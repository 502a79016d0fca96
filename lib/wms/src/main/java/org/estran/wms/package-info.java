/**
 * Web Map Service 1.3.0 (OGC 06-042, ISO 19128) and 1.1.1 (OGC 01-068r3), with what ncWMS adds to them: requests
 * understood or refused in the service's own words, the documents it answers with. Knows no catalogue and no HTTP.
 */
@NullMarked
package org.estran.wms;

import org.jspecify.annotations.NullMarked;
