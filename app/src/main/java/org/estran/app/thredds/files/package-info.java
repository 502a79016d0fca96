/** {@code /thredds/fileServer}: the files themselves. */
@NullMarked
package org.estran.app.thredds.files;

import org.jspecify.annotations.NullMarked;
