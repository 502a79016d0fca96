/**
 * What the OGC APIs under {@code /ogc} share: parameters and links as OGC API Common has them, each resource as JSON and as a
 * page, and what a room that serves other collections than catalogues of records tells the door that lists them all.
 */
@NullMarked
package org.estran.app.dissemination.ogc;

import org.jspecify.annotations.NullMarked;
