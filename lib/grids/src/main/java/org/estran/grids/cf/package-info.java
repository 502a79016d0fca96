/**
 * What the arrays of a file mean by the <a href="https://cfconventions.org/">CF conventions</a> and the Attribute
 * Convention for Data Discovery: which are coordinates, which are data, how values are unpacked and when they were.
 * Lenient where real files are: old names and units are understood, but nothing is invented.
 */
@NullMarked
package org.estran.grids.cf;

import org.jspecify.annotations.NullMarked;
