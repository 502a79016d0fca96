/** What tests of every module judge with: real data read in place, and the programs of others. Never shipped. */
@NullMarked
package org.estran.judging;

import org.jspecify.annotations.NullMarked;
