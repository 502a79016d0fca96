/**
 * What instruments observed, in one model: an {@link org.estran.observations.ObservationFile} gives features one after
 * the other, each a set of rows in columns, with the quality flags that its file gives them. The words are those of CF's
 * discrete sampling geometries (chapter 9) for what a feature is, and of ISO 19156 (Observations, measurements and
 * samples) for what was observed. Knows no format: {@code reading} opens files, {@code writing} writes them.
 */
@NullMarked
package org.estran.observations;

import org.jspecify.annotations.NullMarked;
