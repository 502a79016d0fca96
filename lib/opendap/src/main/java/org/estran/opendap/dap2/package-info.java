/** DAP2: the three documents DDS, DAS and DataDDS, constraints, ASCII, errors. */
@NullMarked
package org.estran.opendap.dap2;

import org.jspecify.annotations.NullMarked;
