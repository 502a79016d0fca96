/**
 * The published observations by the OGC SensorThings API 1.1 (18-088), to be read: platforms as Things, what each of them measured in
 * a record as Datastreams, values as Observations. Rows come from the store of {@code observations}, which says who may have them.
 */
@NullMarked
package org.estran.app.dissemination.sensed;

import org.jspecify.annotations.NullMarked;
