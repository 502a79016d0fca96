/** {@code /thredds/dap4}: DAP4. */
@NullMarked
package org.estran.app.thredds.dap4;

import org.jspecify.annotations.NullMarked;
