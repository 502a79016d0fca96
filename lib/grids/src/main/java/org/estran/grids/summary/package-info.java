/**
 * What a data file says of itself, in the words a deposit form asks for: title, people, variables, where and when.
 * Read from the <a href="https://wiki.esipfed.org/Attribute_Convention_for_Data_Discovery_1-3">ACDD 1.3</a> attributes
 * and, for places and times, from the coordinates themselves, which are trusted over attributes.
 */
@NullMarked
package org.estran.grids.summary;

import org.jspecify.annotations.NullMarked;
