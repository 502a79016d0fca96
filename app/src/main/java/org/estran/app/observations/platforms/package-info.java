/**
 * Pages of platforms and of the networks they belong to, made from what their files say: where they are, what they
 * measure, in which records. A platform has no entry of its own anywhere: it is what files of different records call by
 * the same name.
 */
@NullMarked
package org.estran.app.observations.platforms;

import org.jspecify.annotations.NullMarked;
