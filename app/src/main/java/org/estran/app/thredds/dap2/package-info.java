/** {@code /thredds/dodsC}: DAP2. */
@NullMarked
package org.estran.app.thredds.dap2;

import org.jspecify.annotations.NullMarked;
