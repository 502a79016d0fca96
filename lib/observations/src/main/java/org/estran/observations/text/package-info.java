/**
 * Observations in text: what instruments and laboratories write line by line. Numbers with decimal commas, mixed line ends
 * and windows-1252 are read and told; what cannot be is refused with its line.
 */
@NullMarked
package org.estran.observations.text;

import org.jspecify.annotations.NullMarked;
