/**
 * Quality control of observations by published rules: each failing value is told with its rule and a proposed quality.
 * Nothing is changed; a person decides. The rules and their numbers are those of the Argo quality control manual (version
 * 3, section 2.1) where it has them; each {@link org.estran.observations.quality.QualityRule} names its source.
 */
@NullMarked
package org.estran.observations.quality;

import org.jspecify.annotations.NullMarked;
