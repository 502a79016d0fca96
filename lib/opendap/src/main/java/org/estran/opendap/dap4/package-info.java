/** DAP4: the DMR, the data response in chunks with its checksums, constraints, errors. */
@NullMarked
package org.estran.opendap.dap4;

import org.jspecify.annotations.NullMarked;
