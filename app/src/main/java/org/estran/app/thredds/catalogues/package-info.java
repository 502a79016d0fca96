/** {@code /thredds/catalog}: what there is, as THREDDS's catalogues and as pages. */
@NullMarked
package org.estran.app.thredds.catalogues;

import org.jspecify.annotations.NullMarked;
