/** {@code /thredds/ncml} and {@code /thredds/iso}: descriptions of a dataset. */
@NullMarked
package org.estran.app.thredds.metadata;

import org.jspecify.annotations.NullMarked;
