/**
 * The wire formats of the Data Access Protocol: DAP2 (NASA ESE-RFC-004.1.2) in {@code dap2}, DAP4 in {@code dap4}; what they
 * share is here. Declares a data file in the protocol's words, reads constraints and refuses those that leave an array before
 * anything is read, and writes values as a stream, block by block. Knows no HTTP and no dataset but the file it is given.
 */
@NullMarked
package org.estran.opendap;

import org.jspecify.annotations.NullMarked;
