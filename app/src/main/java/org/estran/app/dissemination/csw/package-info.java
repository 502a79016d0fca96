/**
 * The door {@code /csw}: the Catalogue Service for the Web 2.0.2 and 3.0.0 with the ISO profile and OpenSearch, over the
 * whole catalogue or one project's part of it. Keeps nothing.
 */
@NullMarked
package org.estran.app.dissemination.csw;

import org.jspecify.annotations.NullMarked;
