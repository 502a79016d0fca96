/** What a file of observations says of itself, for a description, and a first picture of it. */
@NullMarked
package org.estran.observations.summary;

import org.jspecify.annotations.NullMarked;
