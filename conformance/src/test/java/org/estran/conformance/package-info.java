/**
 * The centre as those meet it who did not write it: a browser, download tools, programs that read its files. Owns the
 * running centre of the tests and the judges; looks at nothing but what a stranger could.
 */
@NullMarked
package org.estran.conformance;

import org.jspecify.annotations.NullMarked;
