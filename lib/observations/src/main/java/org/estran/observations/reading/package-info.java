/** Opens a file of observations: finds by its content which format it is of, and checks the places and times it gives. */
@NullMarked
package org.estran.observations.reading;

import org.jspecify.annotations.NullMarked;
