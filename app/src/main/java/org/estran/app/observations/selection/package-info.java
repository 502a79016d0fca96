/**
 * Choosing among all observations: a page with a form that says what there is as one chooses, a map, plots, and what was
 * chosen as a file. All that is chosen stands in the address. Pages of records and platforms show the same pictures.
 */
@NamedInterface("selection")
@NullMarked
package org.estran.app.observations.selection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
