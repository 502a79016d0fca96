/**
 * The rows of every published file of observations, ready to be selected from: a Parquet file or a few for each record,
 * sorted by place and time, and a list of features with what each covers. Made from the archive by a durable job and made
 * again where it is missing; nothing is lost with it. Whoever asks sees what they may read and nothing else.
 */
@NamedInterface("store")
@NullMarked
package org.estran.app.observations.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
